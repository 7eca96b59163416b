import { z } from 'zod';
import { parseAplId, parsePersonId } from '../../../domain/identifiers';
import type { SubjectId } from '../../../domain/proceeding/matter';
import { parsedBy } from './shapes';

export const subjectId = parsedBy(parseSubjectId, 'subject-id', {
  id: 'SubjectId',
  description: 'Who is subject to proceedings: a person, or an accredited body (APL) by its tax code.',
  example: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  pattern: '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{11})$',
});

function parseSubjectId(text: string): SubjectId | undefined {
  return parsePersonId(text) ?? parseAplId(text);
}

/** A proceeding by the number of the fact that began it, as `/proceedings` shows it. */
export const proceeding = z.number().int().min(1).max(999_999_999).meta({
  id: 'ProceedingNumber',
  description: 'The number of a proceeding of this subject.',
  example: 3,
});

/** The number under which the office keeps a document (protocollo). */
export const docket = z
  .string()
  .refine((text) => /^[A-Za-z0-9][A-Za-z0-9./-]{0,63}$/.test(text), 'docket')
  .meta({
    id: 'Docket',
    description:
      'The number of the document in the office’s register of documents (protocollo): letters, digits, point, slash and hyphen, up to 64. Its text stands there, and never here.',
    example: 'AOO-FI/2026/0012345',
  });
