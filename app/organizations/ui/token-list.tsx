import type { Scope } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { dateIn, type Zone } from "~/ui/zone";

/** A token as its owner sees it later; `tail` is its last four characters. Times are ISO 8601 UTC. */
export type TokenRow = {
  id: string;
  name: string;
  tail: string;
  scopes: readonly Scope[];
  lastUsedAt: string | null;
  expiresAt: string | null;
};

type TokenListProps = {
  tokens: TokenRow[];
  /** ISO 8601, as the tokens' times. */
  now: string;
  zone: Zone;
};

/** The tokens that are not revoked, each with the button that revokes it. */
export function TokenList({ tokens, now, zone }: TokenListProps) {
  const t = useWords();
  if (tokens.length === 0) {
    return (
      <div className="empty">
        <Icon name="key" large />
        <p className="empty__title">{t("settings.tokens-empty")}</p>
        <p className="empty__text">{t("settings.tokens-empty-text")}</p>
      </div>
    );
  }
  return (
    <section aria-labelledby="tokens">
      <h2 className="section__title" id="tokens">
        {t("settings.tokens-active")} <span className="count">{tokens.length}</span>
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("settings.tokens-name")}</th>
            <th scope="col" className="col-seen">
              {t("settings.tokens-use")}
            </th>
            <th scope="col" className="col-act">
              <span className="hidden-text">{t("settings.tokens-actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">
                <span className="who__text">
                  <span className="who__name">
                    <bdi>{token.name}</bdi> <code className="token-tail">…{token.tail}</code>
                  </span>
                  <span className="who__mail">{token.scopes.join(", ")}</span>
                </span>
              </th>
              <td className="col-seen">
                <span className="who__text">
                  <span>
                    {token.lastUsedAt
                      ? t("settings.token-used", dateIn(token.lastUsedAt, zone))
                      : t("settings.token-unused")}
                  </span>
                  <TokenEnd expiresAt={token.expiresAt} now={now} zone={zone} />
                </span>
              </td>
              <td className="col-act">
                <form method="post" action={`/settings/tokens/${token.id}/revoke`}>
                  <FormToken />
                  <Button look="danger" small>
                    {t("settings.token-revoke")} <span className="hidden-text">{token.name}</span>
                  </Button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type TokenEndProps = Pick<TokenRow, "expiresAt"> & Pick<TokenListProps, "now" | "zone">;

function TokenEnd({ expiresAt, now, zone }: TokenEndProps) {
  const t = useWords();
  if (!expiresAt) return <span>{t("settings.token-expires-never")}</span>;
  const day = dateIn(expiresAt, zone);
  if (Date.parse(expiresAt) > Date.parse(now)) return <span>{t("settings.token-expires", day)}</span>;
  return (
    <span className="wait">
      <Icon name="clock" />
      {t("settings.token-expired", day)}
    </span>
  );
}
