import { faultTest } from "../support/fault-test";
import { sized } from "../support/long-run";
import { keepWriting, Talk } from "../support/talk";

faultTest(
  "two tabs on two processes show the same, whoever writes where and whose connection is cut",
  { needs: ["PostgreSQL", "Redis"], processes: 2, agents: 2, assistant: true },
  async (site) => {
    const [here, there] = site.addresses.map((address) => ({ address: () => address }));
    const talk = new Talk(site, site.user);
    talk.addUser(here);
    talk.addUser(there);
    for (const agent of site.agents) {
      talk.addAgent(agent, here);
      talk.addInbox(agent, there);
    }
    await talk.follows();
    const writing = keepWriting([talk]);
    for (let cuts = 0; cuts < sized(10, 200); cuts++) {
      await writing.taken(10);
      talk.tabs[cuts % talk.tabs.length]?.cut();
    }
    await writing.stop();
    await talk.expectKept();
  },
);
