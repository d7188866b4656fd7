-- Amounts and quantities stay the whole numbers that Gazelle gives, so that sums are exact, and say their unit. A quantity is in
-- hundredths: its column was named as if it were the quantity itself.
do $amounts$
declare
  target record;
begin
  for target in
    select relname as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relname in ('gazelle_invoice_items', 'gazelle_estimate_tier_items')
      and attname = 'quantity' and not attisdropped
      -- Else it is a column of the owner's.
      and not exists (
        select from pg_attribute as renamed
        where renamed.attrelid = pg_class.oid and renamed.attname = 'quantity_hundredths' and not renamed.attisdropped
      )
  loop
    execute format('alter table public.%I rename column quantity to quantity_hundredths', target.name);
  end loop;
end
$amounts$;

call public.gazelle_add_column('gazelle_invoice_items', 'quantity_hundredths', 'integer',
  'The quantity times 100: 150 is one and a half. What the line comes to is amount * quantity_hundredths / 100.', 'invoices');
call public.gazelle_add_column('gazelle_estimate_tier_items', 'quantity_hundredths', 'integer',
  'The quantity times 100: 150 is one and a half. What the line comes to is amount * quantity_hundredths / 100.', 'estimates');
call public.gazelle_add_column('gazelle_invoices', 'currency_divisor', 'integer',
  'How many of the smallest unit make one of the currency: 100 for CAD and USD, 1 for JPY.', 'invoices');
call public.gazelle_add_column('gazelle_invoice_payments', 'currency_divisor', 'integer',
  'How many of the smallest unit make one of the currency: 100 for CAD and USD, 1 for JPY.', 'invoices');

do $amounts$
declare
  target record;
begin
  for target in
    select relname as name, attname as column_name, case relname
      when 'gazelle_invoices' then 'divide by currency_divisor'
      when 'gazelle_invoice_items' then 'divide by the currency_divisor of its invoice'
      else 'an estimate names no currency, it is that of the company'
    end as unit
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and not attisdropped
      and relname in ('gazelle_invoices', 'gazelle_invoice_items', 'gazelle_estimates', 'gazelle_estimate_tiers',
        'gazelle_estimate_tier_items')
      and attname in ('sub_total', 'tax_total', 'tip_total', 'total', 'paid_total', 'due_total', 'recommended_tier_total')
  loop
    execute format('comment on column public.%I.%I is %L', target.name, target.column_name,
      'In the smallest unit of the currency: ' || target.unit || '.');
  end loop;
end
$amounts$;

comment on column public.gazelle_invoice_items.amount is
  'The price of one, in the smallest unit of the currency: divide by the currency_divisor of its invoice.';
comment on column public.gazelle_estimate_tier_items.amount is
  'The price of one, in the smallest unit of the currency: an estimate names no currency, it is that of the company.';
comment on column public.gazelle_invoice_payments.amount is
  'What was paid, its tip included, in the smallest unit of the currency: divide by currency_divisor.';
comment on column public.gazelle_invoice_payments.tip_total is
  'How much of amount is a tip, in the smallest unit of the currency.';
