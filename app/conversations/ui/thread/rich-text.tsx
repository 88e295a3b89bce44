import type { ReactNode } from "react";
import type { Block, RichText } from "~/conversations/markdown/rich-text";
import { RichLine } from "./rich-line";

type RichTextBlocksProps = {
  content: RichText;
  /** Stands right behind the last word: the caret of an answer being written. */
  tail?: ReactNode;
  /** Draws headings as headings of the page, as an article wants them; in a thread they are strong lines. */
  headings?: boolean;
};

/** Draws what a message says. It draws text only: nothing is loaded, and a link says where it leads. */
export function RichTextBlocks({ content, tail, headings }: RichTextBlocksProps) {
  if (content.length === 0 && tail) return <p>{tail}</p>;
  return content.map((block, index) => (
    <BlockView
      key={index}
      block={block}
      headings={headings}
      tail={index === content.length - 1 ? tail : undefined}
    />
  ));
}

type BlockViewProps = { block: Block; tail: ReactNode; headings: boolean | undefined };

function BlockView({ block, tail, headings }: BlockViewProps): ReactNode {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <RichLine content={block.content} />
          {tail}
        </p>
      );
    case "heading": {
      const Heading = headings ? (`h${block.level}` as const) : "p";
      return (
        <Heading className={headings ? undefined : "said__heading"}>
          <RichLine content={block.content} />
          {tail}
        </Heading>
      );
    }
    case "quote":
      return (
        <blockquote>
          <RichTextBlocks content={block.content} tail={tail} />
        </blockquote>
      );
    case "list":
      return <ListView list={block} tail={tail} />;
    case "code":
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
          {tail}
        </pre>
      );
    case "table":
      return <TableView table={block} />;
    case "rule":
      return <hr />;
  }
}

function ListView({ list, tail }: { list: Extract<Block, { type: "list" }>; tail: ReactNode }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      <RichTextBlocks content={item} tail={index === list.items.length - 1 ? tail : undefined} />
    </li>
  ));
  return list.start === null ? <ul>{items}</ul> : <ol start={list.start}>{items}</ol>;
}

function TableView({ table }: { table: Extract<Block, { type: "table" }> }) {
  return (
    <table>
      <thead>
        <tr>
          {table.head.map((cell, index) => (
            <th key={index} scope="col">
              <RichLine content={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <RichLine content={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
