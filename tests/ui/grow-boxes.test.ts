// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { growBoxes } from "~/ui/grow-boxes";

test("a box is as high as its text, and as it was once that is gone", () => {
  growBoxes();
  const box = document.body.appendChild(document.createElement("textarea"));
  Object.defineProperty(box, "scrollHeight", { get: () => 20 * box.value.split("\n").length });
  const type = (text: string) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  type("One\ntwo\nthree");
  expect(box.style.blockSize).toBe("60px");
  type("One");
  expect(box.style.blockSize).toBe("20px");
  type("");
  expect(box.style.blockSize).toBe("");
});
