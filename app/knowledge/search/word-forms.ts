/** Forms and spellings of one English word that stemming does not bring together, in groups. */
export const wordForms = `
  wear wore worn | send sent | buy bought | sell sold | lose lost | break broke broken | tear tore torn
  pay paid | take took taken | bring brought | give gave given | write wrote written | burn burnt | lend lent
  leave left | choose chose chosen | steal stole stolen | keep kept | shrink shrank shrunk
  forget forgot forgotten | hold held | begin began begun | drive drove driven | fly flew flown flight
  know knew known | email e-mail | child children | colour color | neighbour neighbor | foot feet
  tooth teeth | die died dying | lie lay lain | hang hung | stick stuck | wind wound | spend spent
  freeze froze frozen | speak spoke spoken | ring rang rung | grow grew grown | see saw seen | find found
  wife wives | half halves | knife knives | life lives | grey gray | tyre tire | cheque check
  programme program | licence license | jewellery jewelry | centre center | metre meter | proof reproof`
  .split(/\s*[|\n]\s*/)
  .filter(Boolean);
