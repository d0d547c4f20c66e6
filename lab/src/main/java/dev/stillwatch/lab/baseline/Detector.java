package dev.stillwatch.lab.baseline;

/** Watches the queries of one subject, an account or a cohort, in order of time. */
interface Detector {
    /** Takes the next query and gives how suspicious the subject is now, 0 or more; the scale is the method's own. */
    double next(Query query);
}
