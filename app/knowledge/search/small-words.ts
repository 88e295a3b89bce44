/** Words of talk rather than of topics, beyond the stop words of full-text search: they say little about what is asked. */
export const smallWords = new Set(
  `able about actually after again ago already also always am another any anyone anything around ask away
  bad been before believe best better bit bought buy ca can cant come could day dear did didnt do does doesnt doing done dont
  else enough even ever every everything
  far feel few find first for found from get getting give go going good got great guess guy guys
  had happen has hate have havent hello help here hey hi hope how however
  i id ill im ive into is isnt it its
  just kind know
  last later least left let like little long look lot lots love
  made make many may maybe me mean might mine more most much must my
  need never new next nice no not nothing now
  of off often ok okay old on once one only or other our out over own
  pair please possible possibly probably put
  quite really right roughly
  said same saw say says see seem shall she should show so some somebody someone something soon sorry still stuff such sure
  take tell thank thanks that the them then there these they thing things think this those though thought till to today together told too took tried try trying two
  under understand until up upon us use used using usually
  very
  wanna want wanted was way we well went were what whats when where whether which while who why will wish with without wo won wonder wondering wont work working would
  yeah year years yes yesterday yet you your
  time times chance surely honestly obviously plenty couple bunch everywhere problem issue question`.split(
    /\s+/,
  ),
);
