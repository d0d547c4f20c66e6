package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.CollectionIndex;
import dev.stillwatch.intel.taxii.CollectionList;
import dev.stillwatch.intel.taxii.CollectionResource;
import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.PageWriter;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.QueryParser;
import dev.stillwatch.intel.taxii.TaxiiException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** The collections and what is in them (TAXII 2.1, section 5). A collection that the asker may not read is not there. */
@Controller("/${stillwatch.intel.api-root:api1}/collections")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CollectionController {

    private final IntelConfiguration configuration;
    private final Sharing sharing;
    private final Catalog catalog;

    CollectionController(IntelConfiguration configuration, Sharing sharing, Catalog catalog) {
        this.configuration = configuration;
        this.sharing = sharing;
        this.catalog = catalog;
    }

    /** All collections (5.1). */
    @Get("/")
    HttpResponse<byte[]> collections(HttpRequest<?> request) {
        List<CollectionResource> readable = sharing.collections().stream()
                .filter(TaxiiGate.readerOf(request)::mayRead)
                .map(CollectionController::resource)
                .toList();
        return Answers.of(new CollectionList(readable.isEmpty() ? null : readable));
    }

    /** A collection (5.2). */
    @Get("/{collection}/")
    HttpResponse<byte[]> collection(HttpRequest<?> request, String collection) {
        return Answers.of(resource(find(request, collection)));
    }

    /** What is in it, without the objects (5.3). */
    @Get("/{collection}/manifest/")
    HttpResponse<byte[]> manifest(HttpRequest<?> request, String collection) {
        Page page = index(request, collection).page(query(request), Long.MAX_VALUE);
        return Answers.of(page, PageWriter.manifest(page));
    }

    /** The objects (5.4). */
    @Get("/{collection}/objects/")
    HttpResponse<byte[]> objects(HttpRequest<?> request, String collection) {
        Page page = index(request, collection).page(query(request), configuration.maxPageBytes());
        return Answers.of(page, PageWriter.envelope(page));
    }

    /** Adding objects (5.5), which no collection allows. */
    @Post("/{collection}/objects/")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> add(HttpRequest<?> request, String collection) {
        return Answers.error(readOnly(find(request, collection)));
    }

    /** An object (5.6). */
    @Get("/{collection}/objects/{object}/")
    HttpResponse<byte[]> object(HttpRequest<?> request, String collection, String object) {
        Query query = query(request).ofObject(object);
        Page page = existing(request, collection, object, query).page(query, configuration.maxPageBytes());
        return Answers.of(page, PageWriter.envelope(page));
    }

    /** Deleting an object (5.7), which no collection allows. */
    @Delete("/{collection}/objects/{object}/")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String collection, String object) {
        return Answers.error(readOnly(find(request, collection)));
    }

    /** The versions of an object (5.8). */
    @Get("/{collection}/objects/{object}/versions/")
    HttpResponse<byte[]> versions(HttpRequest<?> request, String collection, String object) {
        Query query = query(request).ofObject(object).ofAllVersions();
        Page page = existing(request, collection, object, query).page(query, Long.MAX_VALUE);
        return Answers.of(page, PageWriter.versions(page));
    }

    private Query query(HttpRequest<?> request) {
        return QueryParser.parse(
                request.getParameters().asMap(), TaxiiGate.readerOf(request).ceiling(), configuration.maxPageObjects());
    }

    private SharedCollection find(HttpRequest<?> request, String idOrAlias) {
        return sharing.collections().stream()
                .filter(c -> c.id().equals(idOrAlias) || c.alias().equals(idOrAlias))
                .filter(TaxiiGate.readerOf(request)::mayRead)
                .findFirst()
                .orElseThrow(() -> new TaxiiException(
                        404,
                        "No such collection",
                        "It is not there, or not for you; " + configuration.apiRoot()
                                + "/collections/ lists those that are"));
    }

    private CollectionIndex index(HttpRequest<?> request, String collection) {
        return catalog.collection(find(request, collection).id());
    }

    private CollectionIndex existing(HttpRequest<?> request, String collection, String object, Query query) {
        CollectionIndex index = index(request, collection);
        if (index.versionsOf(object).stream().noneMatch(o -> query.ceiling().admits(o.tlp()))) {
            throw new TaxiiException(404, "No such object", "It is not in this collection, or not for you");
        }
        return index;
    }

    private static CollectionResource resource(SharedCollection collection) {
        return new CollectionResource(
                collection.id(),
                collection.title(),
                collection.description(),
                collection.alias(),
                true,
                false,
                List.of(MediaTypes.STIX));
    }

    private static TaxiiException readOnly(SharedCollection collection) {
        return new TaxiiException(
                403, "Collection is read-only", collection.title() + " can be read, not written: can_write is false");
    }
}
