import type { RichText } from "~/conversations/markdown/rich-text";

/**
 * What agents say to each other about a conversation; users never see one. It follows the message `afterSeq` and sorts
 * by (`afterSeq`, `rev`). Times are ISO 8601 UTC, `body` is Markdown.
 */
export type Note = {
  id: string;
  conversationId: string;
  afterSeq: number;
  rev: number;
  clientId: string;
  author: { id: string; name: string };
  body: string;
  createdAt: string;
  editedAt: string | null;
};

/** A stored note with its Markdown read, ready to be drawn. */
export type ThreadNote = Note & { content: RichText };
