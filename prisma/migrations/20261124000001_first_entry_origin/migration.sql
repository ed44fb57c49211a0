-- Filing finishes the submission stage, so the first entry comes from there; it has no status before it.
CREATE OR REPLACE FUNCTION "history_entry_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."seq" = 1 THEN
        IF NEW."from_status" IS NOT NULL OR (NEW."from_stage_id" IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM "stage" s WHERE s."id" = NEW."from_stage_id" AND s."kind" = 'submitted'
        )) THEN
            RAISE EXCEPTION 'the first history entry of % has an origin', NEW."application_id"
                USING ERRCODE = 'check_violation', CONSTRAINT = 'history_entry_follows';
        END IF;
    ELSIF NOT EXISTS (
        SELECT 1 FROM "history_entry" p
        WHERE p."application_id" = NEW."application_id" AND p."seq" = NEW."seq" - 1
            AND p."to_status" = NEW."from_status" AND p."to_stage_id" = NEW."from_stage_id"
    ) THEN
        RAISE EXCEPTION 'history entry % of % does not follow its predecessor', NEW."seq", NEW."application_id"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'history_entry_follows';
    END IF;
    RETURN NEW;
END $$;
