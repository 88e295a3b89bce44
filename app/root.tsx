import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import type { PageProblem } from "~/http/problem.server";
import { pageProblem } from "~/http/problem.server";
import { actorOf } from "~/identity/guards.server";
import { formTokenFor } from "~/identity/form-token.server";
import { openPage } from "~/identity/page-session.server";
import { useWords } from "~/i18n/words";
import { getOrganization } from "~/organizations/organization.server";
import { ErrorPage, pageWords } from "~/ui/error-page";
import { FormTokenContext } from "~/ui/form-token";
import { KeptDraft } from "~/ui/kept-draft";
import { useNonce } from "~/ui/nonce";
import { NoticeBar } from "~/ui/notice-bar";
import { ThemeContext, themeOf } from "~/ui/theme";
import { useNotice } from "~/ui/use-notice";
import stylesheet from "./tailwind.css?url";

export { pageHeaders as headers } from "~/http/page-headers";
export { patientLoader as clientLoader } from "~/http/patient-loader";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Parley" }];

export async function loader({ request }: LoaderFunctionArgs) {
  try {
    const [{ notice, headers }, actor] = await Promise.all([openPage(request), actorOf(request)]);
    const accent = actor && (await getOrganization(actor)).accent;
    const formToken = formTokenFor(request) ?? "";
    const theme = themeOf(request.headers.get("Cookie"));
    return data({ notice, accent, formToken, theme, memberId: actor?.memberId }, { headers });
  } catch (error) {
    throw pageProblem(error, request);
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { accent, theme, memberId } = useRouteLoaderData<typeof loader>("root") ?? {};
  return (
    <html lang="en" dir="ltr" data-theme={theme === "system" ? undefined : theme} data-member={memberId}>
      <head>
        <meta charSet="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <Meta />
        <Links />
        {accent && /^#[0-9a-f]{6}$/i.test(accent) && (
          <style nonce={nonce} suppressHydrationWarning>{`:root{--org-accent:${accent}}`}</style>
        )}
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const page = useRouteLoaderData<typeof loader>("root");
  const notice = useNotice(page?.notice ?? null);
  return (
    <FormTokenContext.Provider value={page?.formToken ?? ""}>
      <ThemeContext.Provider value={page?.theme ?? "system"}>
        {notice?.text && <NoticeBar {...notice} />}
        <Outlet />
      </ThemeContext.Provider>
    </FormTokenContext.Provider>
  );
}

/** Refusals whose own sentence says more than their page's. */
const tellsMore = new Set([400, 403, 409, 413, 429]);

export function ErrorBoundary() {
  const t = useWords();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const problem = isRouteErrorResponse(error) ? (error.data as Partial<PageProblem> | null) : null;
  const words = pageWords(status);
  return (
    <ErrorPage
      status={status}
      title={t(words.title)}
      text={problem?.detail && tellsMore.has(status) ? problem.detail : t(words.text)}
      action={{ href: "/", label: t(words.action) }}
      {...(problem?.reference && status >= 500 ? { reference: problem.reference } : {})}
    >
      {problem?.draft?.["body"] ? (
        <KeptDraft
          draft={{ ...problem.draft, body: String(problem.draft["body"]) }}
          label={t("faults.page-503-draft")}
          action={t("faults.page-503-send")}
        />
      ) : null}
    </ErrorPage>
  );
}
