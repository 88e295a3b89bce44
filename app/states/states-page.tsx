import type { Subject } from "./state";

type StatesPageProps = {
  subjects: readonly Subject[];
  /** The states to show by themselves; all if empty. */
  only: readonly string[];
};

/** All states under their headings, or those asked for: one that is a page of its own is shown as that page. */
export function StatesPage({ subjects, only }: StatesPageProps) {
  const states = subjects.flatMap((subject) => subject.states);
  const whole = states.find(({ name, drawn }) => drawn === "whole" && only.includes(name));
  if (whole) return whole.shows;
  const chosen = subjects
    .map((subject) => ({ ...subject, states: subject.states.filter(({ name }) => only.includes(name)) }))
    .filter(({ states: some }) => some.length > 0);
  return (
    <main className="states">
      <h1 className="title__text">States</h1>
      {only.length === 0 ? (
        <Contents subjects={subjects} count={states.length} />
      ) : (
        <a href="/states">All states</a>
      )}
      {(only.length === 0 ? subjects : chosen).map((subject) => (
        <SubjectStates key={subject.title} subject={subject} isAlone={only.length > 0} />
      ))}
    </main>
  );
}

type ContentsProps = { subjects: readonly Subject[]; count: number };

function Contents({ subjects, count }: ContentsProps) {
  return (
    <>
      <p className="states__text">
        Every state a page can be in, {count} of them, drawn by the parts the pages are made of. A state that
        is not here was not looked at: put it into app/states first.
      </p>
      <nav aria-label="States">
        <ul className="states__contents">
          {subjects.map(({ title, states }) => (
            <li key={title}>
              <a href={`#${anchorOf(title)}`}>{title}</a> <span className="count">{states.length}</span>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function SubjectStates({
  subject: { title, beside: columns = 3, states },
  isAlone,
}: {
  subject: Subject;
  isAlone: boolean;
}) {
  const beside = states.filter(({ drawn }) => isAlone || drawn === undefined);
  const byThemselves = states.filter((state) => !beside.includes(state));
  return (
    <section aria-labelledby={anchorOf(title)}>
      <h2 className="states__title" id={anchorOf(title)}>
        {title}
      </h2>
      {byThemselves.length > 0 && (
        <ul className="states__contents">
          {byThemselves.map(({ name }) => (
            <li key={name}>
              <a href={`?only=${name}`} id={name}>
                {sentenceOf(name)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="states__some" data-beside={columns}>
        {beside.map(({ name, shows }) => (
          <figure key={name} id={name} className="states__one">
            <figcaption className="states__name">
              <a href={`?only=${name}`}>{sentenceOf(name)}</a>
            </figcaption>
            <div data-state-shown={name}>{shows}</div>
          </figure>
        ))}
      </div>
    </section>
  );
}

const anchorOf = (title: string) => `about-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;

const sentenceOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
