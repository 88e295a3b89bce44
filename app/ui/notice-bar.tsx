import { Button } from "./button";
import { FormToken } from "./form-token";
import { Strip } from "./strip";

type NoticeBarProps = {
  kind: "done" | "problem";
  text: string;
  /** A form of one button beside the words. */
  press?: { action: string; label: string; fields: Record<string, string> } | undefined;
};

/** A sentence about what was just done, once, at the top of the next page. */
export function NoticeBar({ kind, text, press }: NoticeBarProps) {
  const problem = kind === "problem";
  return (
    <div className="notice-bar">
      <Strip
        icon={problem ? "alert" : "done"}
        tone={problem ? "danger" : "good"}
        role={problem ? "alert" : "status"}
        actions={
          press && (
            <form method="post" action={press.action}>
              <FormToken />
              {Object.entries(press.fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button small>{press.label}</Button>
            </form>
          )
        }
      >
        {text}
      </Strip>
    </div>
  );
}
