import { Strip } from "./strip";

/** A sentence about what was just done, once, at the top of the next page. */
export function NoticeBar({ kind, text }: { kind: "done" | "problem"; text: string }) {
  const problem = kind === "problem";
  return (
    <div className="notice-bar">
      <Strip
        icon={problem ? "alert" : "done"}
        tone={problem ? "danger" : "good"}
        role={problem ? "alert" : "status"}
      >
        {text}
      </Strip>
    </div>
  );
}
