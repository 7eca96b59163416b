import { Pool } from 'pg';

export interface FloorActivities {
  selectOne(): Promise<string>;
}

export function floorActivities(url: string): FloorActivities {
  const pool = new Pool({ connectionString: url, max: 20 });
  return {
    selectOne: async () => {
      await pool.query('select 1');
      return 'pong';
    },
  };
}
