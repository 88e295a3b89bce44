import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import stylesheet from "./states.css?url";
import { StatesPage } from "./states-page";
import { subjects } from "./subjects";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: MetaFunction = ({ location }) => [
  { title: new URLSearchParams(location.search).getAll("only").join(" ") || "States · Parley" },
];

/** `/states`, where only development serves: all of them, or `?only=NAME` by themselves. */
export default function States() {
  const [search] = useSearchParams();
  return <StatesPage subjects={subjects} only={search.getAll("only")} />;
}
