/** Tests of the package of the same name; nobody calls them. */
@org.jspecify.annotations.NullMarked
package dev.stillwatch.ingest.handle;
