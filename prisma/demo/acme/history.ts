import type { DemoEntry } from "../demo-entry.ts";

/** The conversation of Mira Lindqvist (user) with Acme Outdoor: Robin Hale (agent), Ines Moreau (admin) and the assistant. Oldest first. */
export const history: DemoEntry[] = [
  // Which size of boots
  {
    daysAgo: 99,
    time: "18:12",
    from: "user",
    body: "Hello! I’m looking at the Fjell boots and have no idea which size to take. I’m a 39 in trainers",
  },
  {
    daysAgo: 99,
    time: "18:13",
    from: "assistant",
    sources: ["finding-your-size"],
    body: `The Fjell boots are true to length but narrow across the toes. To find your size:

1. Measure in the evening, standing, in the socks you will walk in.
2. Take the longer foot, heel to toe, and add 10 to 12 mm.
3. That is the insole length to look for on the product page.

If shoes often pinch you at the sides, the **Fjell Wide** may suit you better. What do you measure?`,
  },
  { daysAgo: 99, time: "18:19", from: "user", body: "24.6 cm on the left, 24.4 right" },
  { daysAgo: 99, time: "18:20", from: "user", body: "with hiking socks on" },
  {
    daysAgo: 99,
    time: "18:21",
    from: "assistant",
    sources: ["finding-your-size"],
    body: "Take the longer foot and add 10 to 12 mm. For your left foot that makes an insole of **256 to 258 mm**. Look for that length on the product page. Our article adds: take half a size up in the Fjell if you wear thick socks.",
  },
  { daysAgo: 99, time: "18:24", from: "user", body: "So is that a 40 or a 40.5?" },
  {
    daysAgo: 99,
    time: "18:25",
    from: "assistant",
    sources: [],
    body: "I could not find that in our help articles: they don’t list the insole length of each size. The product page does. Would you like to talk to a person?",
  },
  {
    daysAgo: 99,
    time: "18:29",
    from: "user",
    body: "No it’s fine, found it. 40 is 257. Can I send them back if they pinch? Even after a proper walk?",
  },
  {
    daysAgo: 99,
    time: "18:30",
    from: "assistant",
    sources: ["returns-and-refunds", "finding-your-size"],
    body: "Yes. You can return boots within 30 days even if you have used them outside. We exchange them, or refund the full price as a gift card. If they are unused and still have their tags on, you have 60 days and get your money back.\n\nWalk on carpet for an evening first. The first exchange costs you nothing.",
  },
  { daysAgo: 99, time: "18:34", from: "user", body: "Brilliant, ordering them now. Thanks!" },

  // The wrong address
  {
    daysAgo: 98,
    time: "08:12",
    from: "user",
    body: "Morning, me again. I’ve just seen I put my old flat on the order 🙈 can I still change the adress?",
  },
  {
    daysAgo: 98,
    time: "08:13",
    from: "assistant",
    sources: ["changing-or-cancelling-an-order"],
    body: "You can change an order until it is packed. Open **Orders**, choose the order and press **Change**, then correct the address.\n\nWhen the button is gone, the order has been packed. Tell me if that is the case. There is another way.",
  },
  { daysAgo: 98, time: "08:16", from: "user", body: "There’s no change button" },
  { daysAgo: 98, time: "08:17", from: "user", body: "it’s AO-58213" },
  {
    daysAgo: 98,
    time: "08:18",
    from: "assistant",
    sources: ["changing-or-cancelling-an-order"],
    body: "Then it has been packed. Until the van leaves at 17:00, we can still take a parcel out by hand and put on a new label.\n\nThat needs somebody in the packing room, so please ask for a person and leave the new address here.",
  },
  { daysAgo: 98, time: "08:19", event: "handoff-requested", from: "user" },
  { daysAgo: 98, time: "08:20", from: "user", body: "27 Weavers Row, Lancaster LA1 4XB" },
  { daysAgo: 98, time: "09:03", event: "taken-over", from: "agent" },
  {
    daysAgo: 98,
    time: "09:04",
    from: "agent",
    body: "Morning Mira, Robin here. Found it, it’s on the trolley for the five o’clock van.",
  },
  {
    daysAgo: 98,
    time: "09:05",
    from: "agent",
    body: "I’ll take it out and relabel it. Is there a flat number at Weavers Row, or one bell for the whole house?",
  },
  { daysAgo: 98, time: "09:11", from: "user", body: "flat 3, sorry!" },
  {
    daysAgo: 98,
    time: "09:18",
    from: "agent",
    body: "Thank you. The new label is on: Flat 3, 27 Weavers Row, Lancaster LA1 4XB. It still leaves today, so give it two to three working days.",
  },
  { daysAgo: 98, time: "09:22", from: "user", body: "You’re a star" },
  { daysAgo: 98, time: "09:24", event: "handed-back", from: "agent" },
  { daysAgo: 98, time: "17:41", from: "user", body: "The tracking link says it doesn’t know the number?" },
  {
    daysAgo: 98,
    time: "17:42",
    from: "assistant",
    sources: ["uk-delivery"],
    body: "The link starts to work in the evening, after the courier’s first scan. Your parcel left at 17:00, so try again later tonight.\n\nIf it still shows nothing tomorrow, write here with the order number and ask for a person.",
  },
  { daysAgo: 95, time: "16:22", from: "user", body: "They’re here. And they’re gorgeous" },

  // Boots that pinch
  {
    daysAgo: 86,
    time: "19:05",
    from: "user",
    body: "Hi. So I took the Fjells up Clougha Pike and my little toes are not happy",
  },
  {
    daysAgo: 86,
    time: "19:06",
    from: "user",
    body: "Is it still ok to swap them? They’ve been outside now, bit muddy",
  },
  {
    daysAgo: 86,
    time: "19:07",
    from: "assistant",
    sources: ["returns-and-refunds", "finding-your-size"],
    body: `Yes. You can return boots within 30 days even if you have used them outside. Brush them clean first. If shoes pinch you at the sides, choose the **Fjell Wide**: it is 8 mm broader and comes in sizes 40 to 47.

1. Open **Orders** in your account, choose the order and press **Return an item**.
2. Pack the boots. The original box is not needed.
3. Show the QR code from our e-mail at any Post Office.

Exchanges are free.`,
  },
  { daysAgo: 86, time: "19:13", from: "user", body: "Same length then? 40 in the wide?" },
  {
    daysAgo: 86,
    time: "19:14",
    from: "assistant",
    sources: ["finding-your-size"],
    body: "Our article says that the Fjell Wide is 8 mm broader. It doesn’t mention a difference in length. The insole length on its product page should match the 257 mm of your 40.\n\nIf you would rather be sure, boot fitting in our stores is free and takes half an hour.",
  },
  {
    daysAgo: 86,
    time: "19:20",
    from: "user",
    body: "Ok. And do you send the new ones straight away or do you wait till the old ones are back with you",
  },
  {
    daysAgo: 86,
    time: "19:21",
    from: "assistant",
    sources: [],
    body: "I could not find that in our help articles. They say that exchanges are free, but not which parcel leaves first. Would you like to talk to a person? Our team is back in the morning.",
  },
  { daysAgo: 86, time: "19:23", from: "user", body: "yes, tomorrow is fine" },
  { daysAgo: 86, time: "19:24", event: "handoff-requested", from: "user" },
  { daysAgo: 85, time: "09:08", event: "taken-over", from: "admin" },
  {
    daysAgo: 85,
    time: "09:10",
    from: "admin",
    body: "Good morning Mira, Ines here. I look after the customer team. We send the new pair as soon as the Post Office has scanned the old one, so usually on the same day.",
  },
  {
    daysAgo: 85,
    time: "09:11",
    from: "admin",
    body: "I’ve put a Fjell Wide in 40 aside for you for a week. No rush at all.",
  },
  { daysAgo: 85, time: "09:19", from: "user", body: "That’s so kind, thank you. Dropping them off at lunch" },
  {
    daysAgo: 85,
    time: "09:21",
    from: "admin",
    body: "Perfect. The tracking link comes by e-mail. I hope your little toes forgive us.",
  },
  { daysAgo: 85, time: "09:22", event: "handed-back", from: "admin" },
  { daysAgo: 81, time: "20:14", from: "user", body: "Just to say the wides are a dream. Thank you Ines" },
  {
    daysAgo: 81,
    time: "20:15",
    from: "assistant",
    sources: [],
    body: "Thank you for telling us, Mira. Ines can read your message here too. Enjoy the hills.",
  },

  // A present
  {
    daysAgo: 72,
    time: "12:31",
    from: "user",
    body: "Do you do vouchers? It’s my mum’s birthday in 9 days and she won’t tell me what she wants",
  },
  {
    daysAgo: 72,
    time: "12:32",
    from: "assistant",
    sources: ["gift-cards"],
    body: `Yes. Gift cards can be any amount from £10 to £500. They work online and in all our stores, and last for three years.

- **By e-mail:** within ten minutes, or on the day you choose.
- **On paper:** in a small envelope with your message inside, by first-class post, free of charge. It takes 1 to 3 working days within the UK.

With nine days to go, you can take either. Which would she like better?`,
  },
  {
    daysAgo: 72,
    time: "12:36",
    from: "user",
    body: "Paper I think, she’s not an email person. Can I pay half with paypal and half with a gift card I got from work?",
  },
  {
    daysAgo: 72,
    time: "12:37",
    from: "assistant",
    sources: ["gift-cards", "payment-methods"],
    body: "Gift cards can’t pay for other gift cards, so the one from work won’t do here. PayPal will.\n\nKeep your card for some gear: what you don’t spend stays on it.",
  },
  { daysAgo: 72, time: "12:39", from: "user", body: "Ah fair enough" },
  { daysAgo: 72, time: "12:40", from: "user", body: "and if she loses it? She loses everything" },
  {
    daysAgo: 72,
    time: "12:41",
    from: "assistant",
    sources: ["gift-cards"],
    body: "Tell us the order number. We stop the old card and send a new one with whatever is left. Without an order number there is nothing we can do, so keep the e-mail.",
  },
  { daysAgo: 72, time: "12:48", from: "user", body: "Done, £75. AO-58990, I’ll guard it with my life" },

  // The card that got lost
  {
    daysAgo: 66,
    time: "09:48",
    from: "user",
    body: "Hi, mum’s card still isn’t here and I ordered six days ago. AO-58990. Party is in 3 days!!",
  },
  {
    daysAgo: 66,
    time: "09:49",
    from: "assistant",
    sources: ["gift-cards"],
    body: "A paper card goes by first-class post and takes 1 to 3 working days within the UK, so yours is late. With the order number, our team can stop the old card and send a new one.\n\nI can’t stop a card myself. Would you like to talk to a person?",
  },
  { daysAgo: 66, time: "09:50", from: "user", body: "Yes please, quickly" },
  { daysAgo: 66, time: "09:51", event: "handoff-requested", from: "user" },
  { daysAgo: 66, time: "09:58", event: "taken-over", from: "agent" },
  {
    daysAgo: 66,
    time: "09:59",
    from: "agent",
    body: "Hi Mira, Robin again. Sorry, that’s a bad one to lose in the post.",
  },
  {
    daysAgo: 66,
    time: "10:03",
    from: "agent",
    body: `It went out the morning after you ordered. Envelopes aren’t tracked, so I can’t see where it is. Two ways:

- I stop that card and post a new one today, first class. It will probably be in time, but I can’t promise.
- I stop it and e-mail you a card now. You print it and put it in an envelope yourself.`,
  },
  { daysAgo: 66, time: "10:05", from: "user", body: "Hmm" },
  { daysAgo: 66, time: "10:06", from: "user", body: "could you do both? Email as the backup" },
  {
    daysAgo: 66,
    time: "10:10",
    from: "agent",
    body: "Not two live cards for one payment, I’m afraid. But how about this: the e-mail card now, and I post you an empty paper sleeve with its envelope. If it comes in time, slip the printout inside and nobody will know.",
  },
  { daysAgo: 66, time: "10:12", from: "user", body: "haha yes! Do that" },
  {
    daysAgo: 66,
    time: "10:14",
    from: "user",
    body: "Message inside: Happy birthday mamma, now go and buy the good socks. Love, M",
  },
  {
    daysAgo: 66,
    time: "10:24",
    from: "agent",
    body: "Written in my best handwriting. The old card is stopped and the new one is in your inbox: £75, good for three years. The sleeve is in today’s post.",
  },
  { daysAgo: 66, time: "10:27", from: "user", body: "Got it. You’ve saved the day, again" },
  {
    daysAgo: 66,
    time: "10:29",
    from: "agent",
    body: "Wish her a happy birthday from Kendal. The assistant is back now. Ask for me if the sleeve doesn’t turn up.",
  },
  { daysAgo: 66, time: "10:30", event: "handed-back", from: "agent" },
  {
    daysAgo: 64,
    time: "11:55",
    from: "user",
    body: "The sleeve came!! And so did the original one 😂 do I throw that away?",
  },
  {
    daysAgo: 64,
    time: "11:56",
    from: "assistant",
    sources: ["gift-cards"],
    body: "When a card is lost, we stop the old one and send a new one with whatever is left. So there should be no money on the first card any more.\n\nTo be sure which is which, open **Account**, then **Gift cards**, and type the number. You see the balance.",
  },
  { daysAgo: 64, time: "12:03", from: "user", body: "Zero on the old one. Bin it is, ta" },

  // A jacket in the wrong wash
  { daysAgo: 52, time: "17:36", from: "user", body: "I think I’ve ruined my Skarn jacket" },
  {
    daysAgo: 52,
    time: "17:37",
    from: "user",
    body: "my flatmate put it in with the normal wash, powder and softener and everything",
  },
  { daysAgo: 52, time: "17:38", from: "user", body: "now the rain just soaks straight in" },
  {
    daysAgo: 52,
    time: "17:39",
    from: "assistant",
    sources: ["care-of-waterproofs"],
    body: `If you have used ordinary detergent by mistake, nothing is lost. Wash the jacket twice more with Fellwash, then proof it.

1. Run the detergent drawer through with hot water, and close every zip.
2. Wash twice at 30 °C on a gentle cycle with Fellwash (£9 for ten washes). Rinse twice each time.
3. While it is damp, spray on Fellproof (£12), wait two minutes and wipe off what is left.
4. Tumble dry on low for 20 minutes.

Then flick water at a shoulder. If it beads, you are done.`,
  },
  { daysAgo: 52, time: "17:44", from: "user", body: "Phew. We haven’t got a dryer, does ironing work?" },
  {
    daysAgo: 52,
    time: "17:45",
    from: "assistant",
    sources: ["care-of-waterproofs"],
    body: "Yes. Iron it on the coolest setting under a tea towel. It is the warmth that revives the finish.",
  },
  { daysAgo: 52, time: "17:47", from: "user", body: "and what if I’d rather you lot did it" },
  {
    daysAgo: 52,
    time: "17:48",
    from: "assistant",
    sources: ["care-of-waterproofs", "summit-club"],
    body: "The workshop washes and proofs a jacket for £18, or £12 for Summit Club members, in five working days. Hand it in at any store, or ask here for a label.",
  },
  { daysAgo: 52, time: "17:52", from: "user", body: "I’ll try it myself first, thanks" },
  { daysAgo: 49, time: "10:20", from: "user", body: "It beads! Flatmate forgiven" },

  // Joining the club
  {
    daysAgo: 43,
    time: "13:02",
    from: "user",
    body: "Is the Summit Club worth it if I order maybe five times a year?",
  },
  {
    daysAgo: 43,
    time: "13:03",
    from: "assistant",
    sources: ["summit-club", "uk-delivery", "returns-and-refunds"],
    body: `Summit Club costs £15 a year for one person. Among other things you get:

- free standard delivery on every order (otherwise £3.95, and free on orders over £60)
- free returns by post (otherwise £3.50)
- one point for every £1, and 100 points are worth £5
- 20% off gear rental, and workshop washing at member prices

Five small orders would save you £19.75 on delivery alone. If most of yours are over £60, it depends on the rest of the list.`,
  },
  {
    daysAgo: 43,
    time: "13:08",
    from: "user",
    body: "Clear answer, ok, joined. Do I get points for the boots I bought before?",
  },
  {
    daysAgo: 43,
    time: "13:09",
    from: "assistant",
    sources: ["summit-club"],
    body: "Points can’t be added to orders you placed before you joined. From now on they appear in your account 14 days after each delivery.",
  },
  { daysAgo: 43, time: "13:10", from: "user", body: "Boo. Fine" },
  { daysAgo: 43, time: "13:15", from: "user", body: "Wait, I’ve been charged 15 pounds twice??" },
  {
    daysAgo: 43,
    time: "13:16",
    from: "assistant",
    sources: ["payment-methods"],
    body: "An amount that was set aside and not taken disappears from your statement within seven days. One of the two may be just that, but I can’t see payments.\n\nWould you like to talk to a person? They can look it up.",
  },
  { daysAgo: 43, time: "13:17", from: "user", body: "Yes pls" },
  { daysAgo: 43, time: "13:18", event: "handoff-requested", from: "user" },
  { daysAgo: 43, time: "13:26", event: "taken-over", from: "agent" },
  {
    daysAgo: 43,
    time: "13:31",
    from: "agent",
    body: "Hello Mira, Robin here. I’ve looked it up. There were two attempts, a minute apart. The first timed out on its way to your bank and only the second was taken. The other £15 is just set aside, and should be gone within seven days. If it isn’t, tell me and I’ll chase it.",
  },
  { daysAgo: 43, time: "13:34", from: "user", body: "ok good. I did press it twice tbh" },
  {
    daysAgo: 43,
    time: "13:35",
    from: "agent",
    body: "So would I. I’ll tell the people who built that button.",
  },
  {
    daysAgo: 43,
    time: "13:37",
    from: "user",
    body: "One more while you’re here, can my flatmate be on mine?",
  },
  {
    daysAgo: 43,
    time: "13:39",
    from: "agent",
    body: "Not on the single one. The household membership is £25 for up to five people at one address. I can move you over for the £10 difference, if you like.",
  },
  { daysAgo: 43, time: "13:41", from: "user", body: "After that wash he can get his own" },
  {
    daysAgo: 43,
    time: "13:42",
    from: "agent",
    body: "Understood. I’ll leave you with the assistant, then. Welcome to the club!",
  },
  { daysAgo: 43, time: "13:43", event: "handed-back", from: "agent" },

  // Newsletters
  {
    daysAgo: 38,
    time: "08:25",
    from: "user",
    body: "I get two newsletters a week since I joined, is that on purpose?",
  },
  {
    daysAgo: 38,
    time: "08:26",
    from: "assistant",
    sources: ["privacy-and-your-data"],
    body: "It shouldn’t be that many. We write only if you asked us to, about twice a month. Every newsletter has a link to unsubscribe at the bottom, and it works at once. Messages about your orders and repairs still reach you.",
  },
  {
    daysAgo: 38,
    time: "08:31",
    from: "user",
    body: "Oh. Half of them are from another shop, sorry!! While I’m here, can you see my card number?",
  },
  {
    daysAgo: 38,
    time: "08:32",
    from: "assistant",
    sources: ["privacy-and-your-data"],
    body: "No. We never see or store your card number. Our payment provider keeps it. I read your conversation with us and our help articles, and nothing else.\n\nUnder **Account**, then **Privacy**, you can download everything we hold about you.",
  },

  // A tent for a weekend
  {
    daysAgo: 33,
    time: "20:47",
    from: "user",
    body: "Can I rent a tarn 2 for a weekend and pick it up in Keswick?",
  },
  {
    daysAgo: 33,
    time: "20:48",
    from: "assistant",
    sources: ["rental-and-loan-packs", "stores-and-opening-hours"],
    body: `Yes. A Tarn 2 is £28 for a weekend of three days, and members pay 20% less, so **£22.40** for you. You can collect it in Keswick from 14:00 on the day before your first day.

Open **Rent** on our website and choose your dates, at least four days ahead. We set aside a deposit of £50 on your card.

The store is at 3 Heron Yard, open Monday to Saturday from 9:00 to 17:30 and Sunday from 10:00 to 16:00.`,
  },
  { daysAgo: 33, time: "20:53", from: "user", body: "What if it’s soaking wet when I bring it back" },
  {
    daysAgo: 33,
    time: "20:54",
    from: "assistant",
    sources: ["rental-and-loan-packs"],
    body: "Bring the tent dry if you can. If you can’t, tell us and we hang it up. Please be back by noon on the day after your last day: each day late costs £6.",
  },
  { daysAgo: 33, time: "21:02", from: "user", body: "Booked 👍" },
  {
    daysAgo: 25,
    time: "11:15",
    from: "user",
    body: "Tent was great, midges less so. The deposit is still on my card though?",
  },
  {
    daysAgo: 25,
    time: "11:16",
    from: "assistant",
    sources: ["rental-and-loan-packs", "payment-methods"],
    body: "We release the £50 within three working days of your return, and an amount that was set aside disappears from your statement within seven days.\n\nIf it is still there after that, ask for a person here.",
  },
  { daysAgo: 25, time: "11:20", from: "user", body: "Only brought it back yesterday so I’ll be patient" },

  // Where the down comes from
  {
    daysAgo: 21,
    time: "21:10",
    from: "user",
    body: "Where does the down in the Eider jacket come from? Is it certified?",
  },
  {
    daysAgo: 21,
    time: "21:11",
    from: "assistant",
    sources: [],
    body: "I could not find that in our help articles. They explain how to wash and store down, but not where it comes from. Would you like to talk to a person?",
  },
  {
    daysAgo: 21,
    time: "21:14",
    from: "user",
    body: "Not urgent, don’t wake anyone up. Can I wash it in a normal machine though?",
  },
  {
    daysAgo: 21,
    time: "21:15",
    from: "assistant",
    sources: ["care-of-down", "summit-club"],
    body: "Yes, in a front loader with plenty of room: 30 °C, down soap, the gentlest cycle, and rinse three times. Drying needs a tumble dryer on low, with three clean tennis balls, for three to four hours.\n\nYou mentioned that you have no dryer. The workshop washes and dries down for £18 for Summit Club members, in ten working days.",
  },
  { daysAgo: 20, time: "09:36", event: "taken-over", from: "admin" },
  {
    daysAgo: 20,
    time: "09:40",
    from: "admin",
    body: "Good morning Mira, Ines here. I saw your question from last night. The down in the Eider comes from two co-operatives in Hungary and is certified to the Responsible Down Standard. The batch number is on the label in the left pocket. And you’re right, it belongs in our help articles. I’ll write it.",
  },
  { daysAgo: 20, time: "09:42", event: "handed-back", from: "admin" },
  { daysAgo: 20, time: "12:20", from: "user", body: "Oh lovely, I didn’t expect that. Thanks Ines" },

  // A split zip before a trip
  {
    daysAgo: 15,
    time: "15:52",
    from: "user",
    body: "Hi! A zip on my Ridgeline 40 has split on only its second trip. Is that something you repair?",
  },
  {
    daysAgo: 15,
    time: "15:53",
    from: "assistant",
    sources: ["repairs-and-the-five-year-promise", "looking-after-zips", "sending-a-repair"],
    body: `Yes. Zips and sliders are covered by our five-year promise, and the repair is free.

- If the slider is bent or gaping and the teeth are straight, only the slider needs replacing: **5 working days**.
- If teeth are missing or bent, the whole zip has to be changed: **9 working days**.

Which is it? Send us the order number, or a photo of the label inside the lid, and you get a repair number and a prepaid label.`,
  },
  { daysAgo: 15, time: "15:58", from: "user", body: "It’s the slider, it’s bent wide open. AO-57102" },
  {
    daysAgo: 15,
    time: "15:59",
    from: "user",
    body: "We leave for Norway in four days though so five working days is no good. Can I talk to someone?",
  },
  { daysAgo: 15, time: "16:00", event: "handoff-requested", from: "user" },
  { daysAgo: 15, time: "16:04", event: "taken-over", from: "agent" },
  {
    daysAgo: 15,
    time: "16:05",
    from: "agent",
    body: "Hi Mira, Robin here. A bent slider is one for the workshop, so yours won’t be back in time. I can lend you a pack instead. Same size, free, and if I book it now it leaves on today’s van.",
  },
  {
    daysAgo: 15,
    time: "16:06",
    from: "agent",
    body: "Take it to Norway, and afterwards send both to us in one box. Would that work?",
  },
  { daysAgo: 15, time: "16:09", from: "user", body: "That would be perfect, thank you!! S/M please" },
  {
    daysAgo: 15,
    time: "16:21",
    from: "agent",
    body: "It’s packed. Your loan number is **L-20418** and your repair number is **R-3164**. Keep both for the way back. Have a wonderful time in the fjords.",
  },
  { daysAgo: 15, time: "16:22", event: "handed-back", from: "agent" },

  // A question from the fjords
  {
    daysAgo: 7,
    time: "18:33",
    from: "user",
    body: "Greetings from Aurland, the pack is lovely! A friend here wants to order from you, does she have to pay customs?",
  },
  {
    daysAgo: 7,
    time: "18:34",
    from: "assistant",
    sources: ["international-delivery"],
    body: "For Norway, the price at checkout already includes local VAT and any duty. There is nothing more to pay at the door. Delivery is £14.50 and takes 5 to 8 working days.\n\nGas cartridges and stove fuel can’t travel, so she should buy those at home.",
  },
  {
    daysAgo: 7,
    time: "18:38",
    from: "user",
    body: "And if her boots don’t fit? Who pays for sending them back",
  },
  {
    daysAgo: 7,
    time: "18:39",
    from: "assistant",
    sources: ["international-delivery", "finding-your-size"],
    body: "She has the same 60 days, but from abroad she pays the postage back, for exchanges too. We refund the boots without the outward delivery. She should write “returned goods” on the customs form.\n\nIt is worth measuring first: our sizing article tells her how, in five minutes.",
  },
  { daysAgo: 7, time: "18:46", from: "user", body: "Takk!" },

  // Back home
  { daysAgo: 1, time: "09:47", event: "taken-over", from: "agent" },
  { daysAgo: 1, time: "09:48", from: "agent", body: "Welcome back, Mira. How did the loan pack hold up?" },
  {
    daysAgo: 1,
    time: "09:49",
    from: "agent",
    body: "The workshop has room for your Ridgeline, so send both whenever it suits you. The prepaid label is in your e-mail. I’ll leave you with the assistant, which knows how to pack them.",
  },
  { daysAgo: 1, time: "09:50", event: "handed-back", from: "agent" },
];
