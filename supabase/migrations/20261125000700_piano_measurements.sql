-- Pianos that are stored already are read again, with their measurements.
call public.gazelle_make_table('gazelle_piano_measurements', '
  piano_id text, taken_on date, temperature integer, humidity integer,
  a0_pitch integer, a1_pitch integer, a2_pitch integer, a3_pitch integer,
  a4_pitch integer, a5_pitch integer, a6_pitch integer, a7_pitch integer,
  a0_dip integer, a1_dip integer, a2_dip integer, a3_dip integer,
  a4_dip integer, a5_dip integer, a6_dip integer, a7_dip integer,
  created_at timestamptz, updated_at timestamptz');

comment on table public.gazelle_piano_measurements is
  'What was measured at pianos, copied from Gazelle: the numbers as they were written down there, which names no units.';
comment on column public.gazelle_piano_measurements.temperature is
  'As it was written down: Gazelle does not say whether in degrees Celsius or Fahrenheit.';
comment on column public.gazelle_piano_measurements.humidity is 'Relative humidity, in percent.';

call public.gazelle_add_column('gazelle_piano_measurements', 'taken_on', 'date', 'The day on which it was measured.', 'pianos');
call public.gazelle_relate('gazelle_piano_measurements', 'piano_id', 'piano', 'gazelle_pianos', 'measurements');
