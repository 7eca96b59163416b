import type { EffectRequest } from '../../../activities/ports';
import { memoryGateway } from '../../support/memory-gateway';

const request: EffectRequest = {
  stream: 'percorso/11111111-1111-4111-8111-111111111111',
  key: 'reserve-budget@5',
  effect: 'reserve-budget',
  details: {},
};

describe('the party in memory, told to fail', () => {
  it('refuses once, and does it when asked again', async () => {
    const party = memoryGateway();
    party.next('refuse');
    expect(await party.perform(request)).toEqual({ answer: 'refused', reference: '' });
    expect(party.standing()).toEqual([]);
    expect(await party.perform(request)).toMatchObject({ answer: 'done' });
    expect(party.standing()).toEqual([`${request.stream} ${request.key}`]);
  });

  it('loses its answer: it is done, and only an enquiry tells', async () => {
    const party = memoryGateway();
    party.next('lose-answer');
    await expect(party.perform(request)).rejects.toThrow('The answer was lost');
    expect(await party.enquire(request, 'do')).toMatchObject({ answer: 'done' });
    expect(party.happened()).toHaveLength(1);
  });

  it('is reached twice and does it once', async () => {
    const party = memoryGateway();
    party.next('twice', 'twice');
    expect(await party.perform(request)).toMatchObject({ answer: 'done' });
    expect(await party.undo(request)).toMatchObject({ answer: 'done' });
    expect(party.happened().map(({ direction }) => direction)).toEqual(['do', 'undo']);
    expect(party.standing()).toEqual([]);
  });

  it('is down, once or until it is up again', async () => {
    const party = memoryGateway();
    party.next('down');
    await expect(party.perform(request)).rejects.toThrow('cannot be reached');
    party.down = true;
    await expect(party.perform(request)).rejects.toThrow('cannot be reached');
    await expect(party.enquire(request, 'do')).rejects.toThrow('cannot be reached');
    party.down = false;
    expect(await party.enquire(request, 'do')).toBeUndefined();
  });

  it('may have one trouble for one effect and direction, for as long as it is told', async () => {
    const party = memoryGateway();
    party.always('reserve-budget', 'undo', 'refuse');
    expect(await party.perform(request)).toMatchObject({ answer: 'done' });
    expect(await party.undo(request)).toMatchObject({ answer: 'refused' });
    party.always('reserve-budget', 'undo', undefined);
    expect(await party.undo(request)).toMatchObject({ answer: 'done' });
  });
});
