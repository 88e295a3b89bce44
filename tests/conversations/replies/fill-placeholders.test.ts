import { expect, test } from "vitest";
import { fillPlaceholders } from "~/conversations/replies/fill-placeholders";

const values = {
  name: "Ada Lovelace",
  firstName: "Ada",
  agentName: "Noor",
  organizationName: "Acme Outdoor",
};

test("every placeholder is filled, as often as it stands there", () => {
  const body = "Hello {{name}}, {{firstName}} {{firstName}}!\n\n{{agentName}}, {{organizationName}}";
  expect(fillPlaceholders(body, values)).toBe("Hello Ada Lovelace, Ada Ada!\n\nNoor, Acme Outdoor");
});

test.each(["{{ firstName }}", "{{FIRSTNAME}}", "{{first name}}", "{{first_name}}", "{{First-Name}}"])(
  "%s is the first name too",
  (written) => expect(fillPlaceholders(written, values)).toBe("Ada"),
);

test.each(["{{order}}", "{name}", "{{}}", "{{na\nme}}", "{{constructor}}", "{{ }}", "{{7*7}}"])(
  "%j is no placeholder and stays",
  (written) => expect(fillPlaceholders(written, values)).toBe(written),
);

test("a name that looks like a placeholder or a pattern stands as it is", () => {
  const odd = { ...values, name: "{{agentName}} $& $1" };
  expect(fillPlaceholders("Hello {{name}}.", odd)).toBe("Hello {{agentName}} $& $1.");
});

test("many open braces take no time", () => {
  const started = performance.now();
  fillPlaceholders("{{".repeat(5_000), values);
  expect(performance.now() - started).toBeLessThan(500);
});
