import { zoneChanges } from './zone-changes';

const year = ['2027-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z'] as const;

describe('the changes of a zone', () => {
  it('are those of summer and winter time', () => {
    expect(zoneChanges('Europe/Paris', ...year)).toEqual([
      { at: '2027-03-28T01:00:00.000Z', before: 60, after: 120 },
      { at: '2027-10-31T01:00:00.000Z', before: 120, after: 60 },
    ]);
  });

  it('may be half an hour, and come the other way round in the south', () => {
    expect(zoneChanges('Australia/Lord_Howe', ...year)).toEqual([
      { at: '2027-04-03T15:00:00.000Z', before: 660, after: 630 },
      { at: '2027-10-02T15:30:00.000Z', before: 630, after: 660 },
    ]);
  });

  it('are none where the clock stays', () => {
    expect(zoneChanges('Africa/Dakar', ...year)).toEqual([]);
  });
});
