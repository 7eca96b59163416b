// The steps of a pathway are data of its programme: what is missing for a command is named by the steps that come before it,
// not by the stages in which it is possible, and the body that is told of a choice is named with its kind.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pathway1764400000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EFFECTS);
    await runner.query(POSSIBILITIES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const EFFECTS = `
  UPDATE read_model.percorso_file SET effects = (
    SELECT jsonb_agg(
      CASE WHEN one ->> 'effect' = 'notify-apl' AND one #> '{details,aplId}' IS NOT NULL
        THEN jsonb_set(one, '{details}',
          (one -> 'details') - 'aplId' || jsonb_build_object('provider', 'apl/' || (one #>> '{details,aplId}')))
        ELSE one END ORDER BY nth)
    FROM jsonb_array_elements(effects) WITH ORDINALITY AS owed (one, nth))
  WHERE effects @> '[{"effect": "notify-apl"}]'`;

/** The stages of TOS-PIO2, the only programme until here, and for each command the step before it with the stage that it brings. */
const POSSIBILITIES = `
  WITH stage (name, place) AS (VALUES
    ('requested', 1), ('taken-in-charge', 2), ('profiled', 3), ('patto-signed', 4), ('issued', 5),
    ('apl-chosen', 6), ('apl-accepted', 7), ('started', 8)),
  needed (command, step, place) AS (VALUES
    ('AssignProfile', 'taking-charge', 2), ('SignPatto', 'profile', 3), ('IssueAssegno', 'patto', 4),
    ('ChooseApl', 'issue', 5), ('AcceptPerson', 'choice', 6), ('DeclinePerson', 'choice', 6),
    ('HoldFirstMeeting', 'acceptance', 7), ('OpenGuidance', 'first-meeting', 8), ('SignPlan', 'first-meeting', 8),
    ('ChangeApl', 'first-meeting', 8), ('ChangeTutor', 'first-meeting', 8),
    ('RecordActivity', 'taking-charge', 2), ('CancelActivity', 'taking-charge', 2), ('Reassess', 'taking-charge', 2),
    ('ProposePayment', 'taking-charge', 2), ('ApprovePayment', 'taking-charge', 2), ('RejectPayment', 'taking-charge', 2),
    ('RecordRecovery', 'taking-charge', 2))
  UPDATE read_model.percorso_file file SET possibilities = (
    SELECT jsonb_agg(
      CASE WHEN one ->> 'reason' IN ('step-not-allowed-now', 'percorso-ended', 'adhesion-already-submitted')
        THEN one || jsonb_build_object('missing', CASE
          WHEN one ->> 'reason' = 'step-not-allowed-now' AND stage.place < needed.place
            THEN jsonb_build_array(needed.step) ELSE '[]' END)
        ELSE one END ORDER BY nth)
    FROM jsonb_array_elements(file.possibilities) WITH ORDINALITY AS asked (one, nth)
      LEFT JOIN needed ON needed.command = one ->> 'command'
      LEFT JOIN stage ON stage.name = file.phase)`;
