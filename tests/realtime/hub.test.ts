import { expect, test, vi } from "vitest";
import { Bus } from "~/realtime/bus.server";
import { Hub, type Subscriber } from "~/realtime/hub.server";
import type { LiveEvent } from "~/realtime/live-event";

const event = (fields: Partial<LiveEvent> = {}): LiveEvent => ({
  topic: "conversation/1",
  event: "message",
  rev: 7,
  audience: "everyone",
  data: { seq: 3 },
  ...fields,
});

const subscriber = (fields: Partial<Omit<Subscriber, "write">> = {}) => ({
  side: "user" as const,
  memberId: "member",
  write: vi.fn<Subscriber["write"]>(() => true),
  ...fields,
});

test("an event is framed once, and everyone gets the same bytes", () => {
  const hub = new Hub();
  const [first, second] = [subscriber(), subscriber()];
  hub.subscribe("conversation/1", first);
  hub.subscribe("conversation/1", second);
  const toJSON = vi.fn(() => "said");
  hub.deliver(event({ data: { toJSON } }));
  const [frame] = first.write.mock.lastCall ?? [];
  expect(frame?.toString()).toBe('id: 7\nevent: message\ndata: "said"\n\n');
  expect(second.write.mock.lastCall?.[0]).toBe(frame);
  expect(toJSON).toHaveBeenCalledTimes(1);
});

test("only those who follow the topic hear of it, and only until they unsubscribe, however often they do", () => {
  const hub = new Hub();
  const interest = vi.fn();
  hub.onInterest(interest);
  const [staying, leaving, elsewhere] = [subscriber(), subscriber(), subscriber()];
  hub.subscribe("conversation/1", staying);
  hub.subscribe("conversation/2", elsewhere);
  const leave = hub.subscribe("conversation/1", leaving);
  leave();
  leave();
  hub.deliver(event());
  expect([staying, leaving, elsewhere].map(({ write }) => write.mock.calls.length)).toEqual([1, 0, 0]);
  expect(interest.mock.calls).toEqual([
    ["conversation/1", true],
    ["conversation/2", true],
  ]);
});

test("interest in a topic ends with its last follower and begins again with the next", () => {
  const hub = new Hub();
  const leaveFirst = hub.subscribe("conversation/1", subscriber());
  const interest = vi.fn();
  hub.onInterest(interest);
  leaveFirst();
  hub.subscribe("conversation/1", subscriber());
  leaveFirst();
  expect(interest.mock.calls).toEqual([
    ["conversation/1", false],
    ["conversation/1", true],
  ]);
  expect(hub.topics()).toEqual(["conversation/1"]);
});

test("a delivery is told once, with the sides it was written to, and not at all when nobody got it", () => {
  const hub = new Hub();
  const delivered = vi.fn();
  hub.onDelivered(delivered);
  hub.subscribe("conversation/1", subscriber());
  hub.subscribe("conversation/1", subscriber());
  hub.subscribe("conversation/1", subscriber({ side: "organization", memberId: "agent" }));
  const [toAll, toOthers, toNobody] = [
    event(),
    event({ exceptMemberId: "agent" }),
    event({ audience: "organization", exceptMemberId: "agent" }),
  ];
  [toAll, toOthers, toNobody].forEach((each) => hub.deliver(each));
  expect(delivered.mock.calls).toEqual([
    [toAll, { user: true, organization: true }],
    [toOthers, { user: true, organization: false }],
  ]);
});

test("publishing never throws: what fails while others are told is reported", () => {
  const bus = new Bus();
  const problems = vi.fn();
  bus.on("problem", problems);
  bus.hub.subscribe("conversation/1", subscriber());
  const circular: { self?: unknown } = {};
  circular.self = circular;
  bus.publish(event({ data: circular }));
  expect(problems).toHaveBeenCalledTimes(1);
});
