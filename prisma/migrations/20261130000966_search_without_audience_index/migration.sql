-- Who reads nearly everything made the planner read the whole index of audiences beside the few documents with the words:
-- in a large company that was nine tenths of a search's time. An expression keeps it from choosing that index.
DO $$
DECLARE
    function_oid oid;
    changed int := 0;
BEGIN
    FOR function_oid IN SELECT oid FROM pg_proc WHERE proname LIKE 'search\_score\_%' AND pronamespace = current_schema()::regnamespace LOOP
        EXECUTE replace(pg_get_functiondef(function_oid), 'd."accessId" = ANY (audiences)', '(d."accessId" + 0) = ANY (audiences)');
        changed := changed + (pg_get_functiondef(function_oid) LIKE '%(d."accessId" + 0) = ANY (audiences)%')::int;
    END LOOP;
    IF changed = 0 THEN
        RAISE EXCEPTION 'no scoring function was changed';
    END IF;
END $$;
