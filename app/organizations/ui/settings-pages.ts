import type { WordId } from "~/i18n/words";

export type PageWords = { href: string; word: WordId; intro: WordId };

/** The pages of the organization, for admins. */
export const organizationPages = {
  organization: {
    href: "/settings/organization",
    word: "settings.organization",
    intro: "settings.organization-intro",
  },
  members: { href: "/settings/members", word: "settings.members", intro: "settings.members-intro" },
  articles: { href: "/settings/articles", word: "settings.articles", intro: "settings.articles-intro" },
  labels: { href: "/settings/labels", word: "settings.labels", intro: "settings.labels-intro" },
  replies: { href: "/settings/replies", word: "settings.replies", intro: "settings.replies-intro" },
  assistant: { href: "/settings/assistant", word: "settings.assistant", intro: "settings.assistant-intro" },
  audit: { href: "/settings/audit", word: "settings.audit", intro: "settings.audit-intro" },
} as const satisfies Record<string, PageWords>;

/** The pages everyone has of their own. */
export const ownPages = {
  profile: { href: "/settings/profile", word: "settings.profile", intro: "settings.profile-intro" },
  tokens: { href: "/settings/tokens", word: "settings.tokens", intro: "settings.tokens-intro" },
} as const satisfies Record<string, PageWords>;

export type SettingsPage = keyof typeof organizationPages | keyof typeof ownPages;

export function pageOf(page: SettingsPage): PageWords {
  return { ...organizationPages, ...ownPages }[page];
}
