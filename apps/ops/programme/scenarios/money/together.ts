import type { Text } from '../../../../../domain/texts';
import { codeText } from '../../../../modules/texts/codes';
import { inBoth, joined, text } from '../../../../modules/texts/text';
import { euro } from '../../../text';
import type { Scenario } from '../scenario';
import { dueOf, FARTHEST, longAfter, underWay, type Scene } from './life';
import { mostsOf } from './most';
import { profileText } from './words';

interface Part {
  readonly part: string;
  readonly cents: number;
}

/** Every part that a ceiling names reaches its most: what is beyond the ceiling is cut, of the part named last first. */
export function ceiling(scene: Scene): readonly Scenario[] {
  const { ceiling: limit, entitlements } = scene.version;
  if (limit === null) return [];
  const mosts = mostsOf(entitlements.filter(({ part }) => limit.parts.includes(part)));
  const story = underWay(scene, { profileIndex: FARTHEST });
  for (const { reach } of mosts) reach(story);
  longAfter(story);
  let room = limit.cents;
  const granted = limit.parts.map((part): Part => {
    const most = mosts.filter((one) => one.part === part).reduce((sum, { cents }) => sum + cents, 0);
    const cents = Math.min(most, room);
    room -= cents;
    return { part, cents };
  });
  const parts = sumsText(granted);
  return [
    {
      row: 'ceiling',
      given: profileText(FARTHEST),
      when: reachesText(mosts),
      then: text(`Spettano ${parts.it}`, `What is owed is ${parts.en}`),
      holds: granted.every(({ part, cents }) => totalOf(dueOf(story, part)) === cents),
    },
  ];
}

function reachesText(mosts: readonly Part[]): Text {
  const parts = sumsText(mosts);
  return text(`Ogni parte raggiunge il suo massimo: ${parts.it}`, `Each part reaches its most: ${parts.en}`);
}

/** `Risultato € 5.000,00, Processo € 355,00 (in tutto € 5.355,00)`. */
function sumsText(parts: readonly Part[]): Text {
  const all = joined(
    parts.map(({ part, cents }) =>
      inBoth((language) => `${codeText('part', part)[language]} ${euro(cents)[language]}`),
    ),
    ', ',
  );
  const sum = euro(parts.reduce((total, { cents }) => total + cents, 0));
  return text(`${all.it} (in tutto ${sum.it})`, `${all.en} (in all ${sum.en})`);
}

function totalOf(due: ReturnType<typeof dueOf>): number {
  return Object.values(due).reduce((sum, cents) => sum + cents, 0);
}
