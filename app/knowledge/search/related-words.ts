/**
 * Words of everyday English that customers and help articles use for the same thing, in groups. Every language of
 * articles reads them through its own stemmer, so one form of each word is enough.
 */
export const relatedWords = `
  refund reimburse money | return refund exchange unwanted | exchange swap replace | buy purchase order
  pay payment charge | cost price charge fee expensive cheap much | free complimentary included
  discount voucher coupon promo code | voucher gift card | card credit debit | decline refuse reject fail
  instalment monthly spread credit | invoice receipt bill | deliver ship dispatch post arrive
  post mail send ship | parcel package box delivery | courier driver carrier van | track follow trace
  missing lost vanished stolen | abroad international overseas foreign country europe eu
  eu europe france germany spain italy ireland netherlands | customs duty tax vat import
  express urgent fast quick rush next tomorrow | leave deliver neighbour | door doorstep porch
  cancel stop terminate end | change amend edit modify correct update | mistake wrong error typo incorrect
  address house street postcode | renew extend continue
  member membership club loyalty subscription subscribe | join enrol register sign | points rewards loyalty
  benefit perk advantage | repair mend fix patch broken | break snap crack bend bite burn chew
  ruin wreck spoil damage | broken damaged faulty defective snapped torn | tear rip split hole
  warranty guarantee promise cover | send post mail | wash clean launder laundry rinse | detergent powder soap
  dirty muddy grubby | clean spotless | dry dryer tumble | leak wet soak water waterproof
  store shop branch showroom | store keep storage | open opening hours | hour time when
  phone ring call telephone contact | email mail newsletter | newsletter marketing mailing promotional
  unsubscribe stop | rent rental hire borrow loan lend | deposit security | delete erase remove forget
  data information details personal privacy | read see access view | login password account profile
  complain complaint feedback | message chat conversation | size sizing fit measure measurement | wide broad
  narrow tight slim | tall height long | big large | small tiny short | boot shoe footwear | foot feet toe
  height tall length inch cm | carry bag pack | backpack rucksack pack bag | jacket coat shell anorak
  trousers pants | zip zipper | stuck jam jammed | lump clump lumpy | feather down | sole bottom tread
  used worn | unused new unworn | expire expiry last valid | balance left remaining
  employee staff team person human agent | battery charger charge | tool machine | buy sell
  choose pick select | steal stolen theft | begin start | drive driver | fly flight travel trip
  wet damp moist soaked | big biggest large largest maximum most | small smallest minimum least lowest
  cheap cheaper discount save saving reduced off less | christmas december holiday festive | family household
  scheme programme program club membership | combine together merge join | delay late slip overdue
  meantime meanwhile while | label sticker | website online site web | checkout basket cart
  till counter desk | gear equipment kit | smell stink odour | melt burn | cut slash | child kid
  wait queue long | advice recommend suggest choose | insure insurance cover | replace replacement
  exchange swap`
  .split(/\s*[|\n]\s*/)
  .filter(Boolean);
