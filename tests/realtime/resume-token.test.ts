import { expect, test } from "vitest";
import { resumeTokenOf } from "~/realtime/resume-token";

const tokenOf = (query: string, header?: string) =>
  resumeTokenOf(
    new Request(`http://parley.test/messages/events${query}`, {
      headers: header === undefined ? {} : { "Last-Event-ID": header },
    }),
  );

test("the token is the last event's id, else the query's rev, else nothing", () => {
  expect(tokenOf("?rev=4", "7")).toBe(7);
  expect(tokenOf("?rev=4", "")).toBe(4);
  expect(tokenOf("?rev=0")).toBe(0);
  expect(tokenOf("")).toBeNull();
});

test.each(["-1", "1.5", "1e3", "0x10", " 7 8", "abc", "2147483648", "9".repeat(400), "7; drop", "٣", "NaN"])(
  "%s can be no token",
  (token) => expect(tokenOf(`?rev=${encodeURIComponent(token)}`)).toBe("invalid"),
);

test("an empty rev can be no token", () => expect(tokenOf("?rev=")).toBe("invalid"));
