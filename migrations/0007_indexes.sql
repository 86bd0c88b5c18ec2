-- Reading stays as quick with ten thousand dossiers as with ten: the newest first without sorting all, and what belongs
-- to a dossier without looking at the others.

create index acts_dossier on acts (dossier, seq);
create index acts_kind on acts (kind, seq);
create index dossiers_seq on dossiers (seq);
create index warnings_seq on warnings (seq);
create index consultations_seq on consultations (seq);
create index consultations_warning on consultations (warning);
create index texts_seq on texts (seq);
create index procedures_seq on procedures (seq);
create index procedures_open on procedures (deadline) where closed_at is null;
create index publications_seq on publications (seq);
create index publications_dossier on publications (dossier);
create index publications_hash on publications (hash);
create index attempts_at on attempts (at);

-- Audiences are united where the acts are appended, for all of them at once.
drop function comity_union(text[], text[]);
