import { expect, test } from "vitest";
import { alternate } from "../../bench/measure/alternate";
import { judge, median } from "../../bench/measure/comparison";
import { tableOf } from "../../bench/measure/table";

const comparison = { work: "sending", against: "a peer", unit: "µs" };

test("the median is the middle value, or lies between the two in the middle", () => {
  expect([median([9, 1, 5]), median([4, 1, 2, 9]), median([7])]).toEqual([5, 3, 7]);
  expect(() => median([])).toThrow();
});

test("a target is reached by the ratio of the medians, from below or from above", () => {
  const [ours, theirs] = [
    [9, 10, 30],
    [10, 9, 10],
  ];
  expect(judge({ ...comparison, ours, theirs, target: { atMost: 1 } })).toMatchObject({
    ratio: 1,
    lowest: 0.9,
    highest: 3,
    reached: true,
  });
  expect(judge({ ...comparison, ours, theirs, target: { atMost: 0.99 } }).reached).toBe(false);
  expect(judge({ ...comparison, ours, theirs, target: { atLeast: 1.01 } }).reached).toBe(false);
});

test("sides that were measured unequally often are not compared", () => {
  expect(() => judge({ ...comparison, ours: [1], theirs: [1, 2], target: { atMost: 2 } })).toThrow();
});

test("every side runs once a round in turning order, and the first round does not count", async () => {
  const order: string[] = [];
  const side = (name: string) => async () => {
    order.push(name);
    return { delivered: 7, figures: { cpu: order.length } };
  };
  const measured = await alternate(2, { one: side("one"), other: side("other") });
  expect(order).toEqual(["one", "other", "one", "other", "other", "one"]);
  expect(measured).toEqual({ one: { cpu: [3, 6] }, other: { cpu: [4, 5] } });
});

test("a round in which one side delivered less counts for nothing", async () => {
  const side = (delivered: number) => async () => ({ delivered, figures: { cpu: 1 } });
  await expect(alternate(1, { one: side(3), other: side(2) })).rejects.toThrow("other delivered 2");
});

test("the table has a line for what was measured and for what could not be", () => {
  const lines = [
    { ...comparison, ours: [1, 2, 3], theirs: [2, 2, 1_234.5], target: { atMost: 1.1 } },
    { work: "sending", against: "nchan", because: "no nginx here" },
  ];
  expect(
    tableOf([{ name: "fanout", lines }])
      .split("\n")
      .slice(2),
  ).toEqual([
    "| fanout | sending | µs | 2 (1–3) | a peer | 2 (2–1235) | 1 (0.00243–1) | ≤ 1.1 | reached |",
    "| fanout | sending |  |  | nchan |  |  |  | skipped: no nginx here |",
  ]);
});
