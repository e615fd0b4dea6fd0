-- SPDX-FileCopyrightText: Hotwash contributors
-- SPDX-License-Identifier: Apache-2.0
--
-- Part the teams: a review that was shared for a team is seen by that team alone, one without a
-- team by every member and reader. Run once, as a superuser, after the tables have been made:
--
--     psql -d hotwash -f teams.sql
--
-- A team is a role that people are members of: CREATE ROLE payments NOLOGIN; GRANT payments TO anna;
--
-- The tables' owner sees everything: a backup or a migration that saw a part only would lose the
-- rest. Superusers, and roles with BYPASSRLS, see everything too.

\set ON_ERROR_STOP on

BEGIN;

-- Hotwash calls this after it has updated the tables, so that new ones are covered as well.
CREATE OR REPLACE FUNCTION hotwash_protect_teams() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    found record;
    condition text;
BEGIN
    FOR found IN
        SELECT relname AS name,
               EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = pg_class.oid AND attname = 'review_id') AS of_review,
               EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = pg_class.oid AND attname = 'number') AS of_number
          FROM pg_class
         WHERE relnamespace = current_schema()::regnamespace
           AND relkind = 'r' AND relname <> 'hotwash_schema'
    LOOP
        condition := CASE
            WHEN found.name = 'review' THEN
                'team = '''' OR team IN (SELECT rolname::text FROM pg_roles'
                ' WHERE pg_has_role(current_user, pg_roles.oid, ''MEMBER''))'
            WHEN found.name = 'word_index' THEN
                'EXISTS (SELECT FROM indexed_review AS seen WHERE seen.number = word_index.id >> 20)'
            WHEN found.of_review THEN
                format('EXISTS (SELECT FROM review AS seen WHERE seen.id = %I.review_id)', found.name)
            WHEN found.of_number THEN
                format('EXISTS (SELECT FROM indexed_review AS seen WHERE seen.number = %I.number)',
                       found.name)
            ELSE 'false'  -- a table this file does not know: better closed than open
        END;
        EXECUTE format('DROP POLICY IF EXISTS of_team ON %I', found.name);
        EXECUTE format('CREATE POLICY of_team ON %I USING (%s) WITH CHECK (%s)',
                       found.name, condition, condition);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', found.name);
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION hotwash_protect_teams() FROM PUBLIC;

-- It belongs to whom the tables belong to: Hotwash calls no other.
SELECT format('ALTER FUNCTION hotwash_protect_teams() OWNER TO %I', pg_get_userbyid(relowner))
  FROM pg_class WHERE oid = 'review'::regclass
\gexec

SELECT hotwash_protect_teams();

COMMIT;

-- A policy is asked before anything that could tell of what it hides. PostgreSQL counts the search
-- for words among those and would read every item rather than the index. It tells nothing: with
-- this said, a search stays as quick as it was. Managed servers may not allow it; search is slower
-- there, and right all the same.
DO $$
BEGIN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'search goes without its index: only a superuser may call ts_match_vq leakproof';
END
$$;
