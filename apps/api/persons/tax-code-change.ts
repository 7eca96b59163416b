import { z } from 'zod';
import { parsePersonId } from '../../../domain/identifiers';
import type { PersonCommand } from '../../../domain/person/commands';
import { IDENTITY_EVIDENCE } from '../../../domain/person/events';
import type { Asked } from '../commands/row';
import { codiceFiscale } from '../commands/shapes';
import { fieldError } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import { differencesFromCode } from './registration';

export const taxCodeChange = z
  .strictObject({
    codiceFiscale,
    because: z.enum(IDENTITY_EVIDENCE).describe('What the change rests on.'),
  })
  .meta({
    id: 'ChangeTaxCode',
    description: 'The new code is kept with the personal data; the one of before still finds the person.',
    example: { codiceFiscale: 'RSSMRA80A01D612Y', because: 'tax-agency' },
  });

/** The person stays one; what is known of her must be what the new code states. */
export async function changedTaxCode(
  { codiceFiscale: code, because }: z.output<typeof taxCodeChange>,
  { path, personal, requestId }: Asked,
): Promise<PersonCommand> {
  const personId = parsePersonId(path['personId'] ?? '');
  const card = personId === undefined ? undefined : await personal.person(personId);
  if (personId === undefined || card === undefined) throw new Problem('not-found');
  const errors = differencesFromCode(code, card).map(([, fault]) => fieldError('codiceFiscale', fault));
  if (errors.length > 0) throw new Problem('fields-invalid', { errors });
  if (!(await personal.changeTaxCode(personId, code, requestId))) throw new Problem('tax-code-taken');
  return { type: 'ChangeTaxCode', because };
}
