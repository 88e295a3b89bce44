import { useState } from "react";
import type { AnswerReceipt as Receipt } from "~/conversations/answers/answer-receipt";
import { ofThisPage } from "~/identity/member-header";
import { useWords, type Words } from "~/i18n/words";
import type { ThreadMessage } from "./thread-message";

/** How an answer came about, for the team: shut until somebody asks. What came live is read when it is opened. */
export function AnswerReceipt({ message }: { message: ThreadMessage }) {
  const t = useWords();
  const [read, setRead] = useState<{ rev: number; receipt: Receipt | null } | null>(null);
  const receipt = message.receipt ?? (read?.rev === message.rev ? read.receipt : null);
  const { conversationId, seq, rev } = message;
  function open() {
    if (receipt) return;
    void readReceipt(conversationId, seq).then((found) => setRead({ rev, receipt: found }));
  }
  if (message.receipt === null) return null;
  return (
    <details className="how" onToggle={(event) => event.currentTarget.open && open()}>
      <summary className="how__open">{t("inbox.how")}</summary>
      {receipt ? (
        <ReceiptFacts receipt={receipt} />
      ) : (
        <p>{t(read?.rev === rev ? "inbox.how-unknown" : "inbox.how-loading")}</p>
      )}
    </details>
  );
}

async function readReceipt(conversationId: string, seq: number): Promise<Receipt | null> {
  const url = `/inbox/${conversationId}/history?around=${seq}&limit=1`;
  try {
    const response = await fetch(url, { headers: { Accept: "application/json", ...ofThisPage() } });
    const { messages } = (await response.json()) as { messages?: ThreadMessage[] };
    return messages?.[0]?.receipt ?? null;
  } catch {
    return null;
  }
}

function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const t = useWords();
  const { model, articlesRead, toolCalls, inputTokens, outputTokens, attempts } = receipt;
  return (
    <dl className="facts">
      <dt>{t("inbox.how-outcome")}</dt>
      <dd>{sayOutcome(receipt, t)}</dd>
      <dt>{t("inbox.how-model")}</dt>
      <dd>{model ?? t("inbox.how-none")}</dd>
      <dt>{t("inbox.how-articles")}</dt>
      <dd>
        {articlesRead.length === 0 && t("inbox.how-none")}
        {articlesRead.map(({ title, url }, index) => (
          <span key={url}>
            {index > 0 && ", "}
            <a className="link" href={url}>
              <bdi>{title}</bdi>
            </a>
          </span>
        ))}
      </dd>
      {toolCalls.length > 0 && <dt>{t("inbox.how-tools")}</dt>}
      {toolCalls.map(({ name, asked, found }, index) => (
        <dd key={index}>
          {name} <q dir="auto">{asked}</q> {found !== null && t("inbox.how-found", { found })}
        </dd>
      ))}
      <dt>{t("inbox.how-tokens")}</dt>
      <dd className="num">
        {t("inbox.how-tokens-of", {
          input: inputTokens ?? t("inbox.how-none"),
          output: outputTokens ?? t("inbox.how-none"),
        })}
      </dd>
      <dt>{t("inbox.how-time")}</dt>
      <dd className="num">
        {t("inbox.how-times", {
          first: seconds(receipt.firstWordsMs, t),
          total: seconds(receipt.totalMs, t),
        })}
      </dd>
      {attempts > 1 && <dt>{t("inbox.how-attempts")}</dt>}
      {attempts > 1 && <dd className="num">{attempts}</dd>}
    </dl>
  );
}

function seconds(milliseconds: number | null, t: Words): string {
  return milliseconds === null ? t("inbox.how-none") : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function sayOutcome({ outcome, stopCode, stoppedByName: name, error }: Receipt, t: Words): string {
  const said = t(`inbox.how-${outcome}`);
  if (name && stopCode === "taken-over") return `${said}: ${t("messages.taken-over", { name })}`;
  if (name && stopCode === "handed-off") return `${said}: ${t("messages.handoff-requested", { name })}`;
  if (name) return `${said}: ${name}`;
  return error === null ? said : `${said}: ${error}`;
}
