/** What conversations are about, in an organization's own words. `tint` is one of the look's five. */
export type Label = { id: string; name: string; tint: string };
