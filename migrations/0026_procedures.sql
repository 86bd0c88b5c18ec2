-- What may happen to a period of silence before its hour: moved, ended, taken up by another body, reopened on some paragraphs, confirmed.
alter table procedures add column ended jsonb, add column open_paragraphs integer[], add column carried jsonb, add column escalates text, add column urgent boolean not null default false, add column confirmed_at timestamptz(3), add column extended integer not null default 0;
comment on column procedures.ended is 'What ended it before its hour, where that was no new circulation: how, to which body, why, by which act.';
comment on column procedures.open_paragraphs is 'The paragraphs before the parties, where only some are; null for all.';
comment on column procedures.carried is 'Positions on the other paragraphs that stand from the version before.';
comment on column procedures.escalates is 'The procedure in another body that this one takes up.';
comment on column procedures.urgent is 'Whether the period is one that the rule allows for what is urgent.';
comment on column procedures.confirmed_at is 'When its adoption was confirmed by letter.';
comment on column procedures.extended is 'How often its hour was moved.';

create table silence_proposals (
  id text primary key,
  dossier text not null,
  text text not null,
  version integer not null,
  hash text not null,
  matter text not null,
  body text not null,
  roster text[] not null,
  deadline timestamptz(3) not null,
  proposed_by text not null,
  proposed_at timestamptz(3) not null,
  objections jsonb not null,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index silence_proposals_text on silence_proposals (text, seq);
comment on table silence_proposals is 'Proposals to decide a version by silence, where the rule wants consent to that.';
comment on column silence_proposals.id is 'SP-number.';
comment on column silence_proposals.dossier is 'The dossier of the text.';
comment on column silence_proposals.text is 'The text.';
comment on column silence_proposals.version is 'Its frozen version.';
comment on column silence_proposals.hash is 'SHA-256 of that version.';
comment on column silence_proposals.matter is 'The matter of the charter.';
comment on column silence_proposals.body is 'The body that would decide.';
comment on column silence_proposals.roster is 'The parties that may object to the use of silence.';
comment on column silence_proposals.deadline is 'The hour that is proposed.';
comment on column silence_proposals.proposed_by is 'Who proposed it.';
comment on column silence_proposals.proposed_at is 'When.';
comment on column silence_proposals.objections is 'Parties that do not agree to it, in their words.';
comment on column silence_proposals.seq is 'The newest act.';
comment on column silence_proposals.audience is 'Who may read it.';
comment on column silence_proposals.example is 'Invented for the example.';
call comity_protect('silence_proposals');
