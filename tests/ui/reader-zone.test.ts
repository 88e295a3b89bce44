import { expect, test } from "vitest";
import { timeZoneOf } from "~/ui/reader-zone";

const zoneFor = (cookie: string) => timeZoneOf(new Request("http://parley.test/", { headers: { cookie } }));

test("the zone is the one the browser said it is in", () => {
  expect(zoneFor("js=1; tz=Europe%2FLondon")).toBe("Europe/London");
});

test.each(["", "tz=%", "tz=%E0%A4", "tz=Nowhere", "tz=%00"])("the cookie “%s” means UTC", (cookie) => {
  expect(zoneFor(cookie)).toBe("UTC");
});
