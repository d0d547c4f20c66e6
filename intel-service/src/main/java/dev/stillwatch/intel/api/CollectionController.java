package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.CollectionIndex;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.stream.DeliveryLog;
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
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collections and what is in them (TAXII 2.1, section 5). A collection that the asker may not read is not there. */
@Controller("/${stillwatch.intel.api-root:api1}/collections")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CollectionController {

    private final IntelConfiguration configuration;
    private final Sharing sharing;
    private final Catalog catalog;
    private final DeliveryLog deliveries;
    private final Submissions submissions;

    CollectionController(
            IntelConfiguration configuration,
            Sharing sharing,
            Catalog catalog,
            DeliveryLog deliveries,
            Submissions submissions) {
        this.configuration = configuration;
        this.sharing = sharing;
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.submissions = submissions;
    }

    /** All collections (5.1). */
    @Get("/")
    HttpResponse<byte[]> collections(HttpRequest<?> request) {
        List<CollectionResource> readable = sharing.collections().stream()
                .filter(TaxiiGate.readerOf(request)::mayRead)
                .map(c -> resource(request, c))
                .toList();
        return Answers.of(new CollectionList(readable.isEmpty() ? null : readable));
    }

    /** A collection (5.2). */
    @Get("/{collection}/")
    HttpResponse<byte[]> collection(HttpRequest<?> request, String collection) {
        return Answers.of(resource(request, find(request, collection)));
    }

    /** What is in it, without the objects (5.3). */
    @Get("/{collection}/manifest/")
    HttpResponse<byte[]> manifest(HttpRequest<?> request, String collection) {
        Page page = page(request, find(request, collection), query(request), Long.MAX_VALUE);
        return Answers.of(page, PageWriter.manifest(page));
    }

    /** The objects (5.4). */
    @Get("/{collection}/objects/")
    HttpResponse<byte[]> objects(HttpRequest<?> request, String collection) {
        SharedCollection found = find(request, collection);
        return given(request, found, page(request, found, query(request), configuration.maxPageBytes()));
    }

    /** Adding objects (5.5). */
    @Post("/{collection}/objects/")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> add(HttpRequest<?> request, String collection, @Body byte @Nullable [] body) {
        SharedCollection found = find(request, collection);
        Reader writer = TaxiiGate.readerOf(request);
        if (!writer.mayWrite(found)) {
            return Answers.error(readOnly(found));
        }
        return Answers.accepted(submissions.add(writer.name(), found, body == null ? new byte[0] : body));
    }

    /** An object (5.6). */
    @Get("/{collection}/objects/{object}/")
    HttpResponse<byte[]> object(HttpRequest<?> request, String collection, String object) {
        SharedCollection found = find(request, collection);
        Query query = query(request).ofObject(object);
        mustExist(request, found, object, query);
        return given(request, found, page(request, found, query, configuration.maxPageBytes()));
    }

    /** Deleting an object (5.7): all versions of it, unless some are named. */
    @Delete("/{collection}/objects/{object}/")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String collection, String object) {
        SharedCollection found = find(request, collection);
        Reader writer = TaxiiGate.readerOf(request);
        if (!writer.mayWrite(found)) {
            return Answers.error(readOnly(found));
        }
        Query query = query(request).ofObject(object);
        mustExist(request, found, object, query);
        boolean named = request.getParameters().contains("match[version]");
        Query wanted = named ? query : query.ofAllVersions();
        submissions.delete(writer.name(), found, object, wanted, catalog.collection(writer.index(found)));
        return Answers.done();
    }

    /** The versions of an object (5.8). */
    @Get("/{collection}/objects/{object}/versions/")
    HttpResponse<byte[]> versions(HttpRequest<?> request, String collection, String object) {
        SharedCollection found = find(request, collection);
        Query query = query(request).ofObject(object).ofAllVersions();
        mustExist(request, found, object, query);
        Page page = page(request, found, query, Long.MAX_VALUE);
        return Answers.of(page, PageWriter.versions(page));
    }

    private Query query(HttpRequest<?> request) {
        return QueryParser.parse(
                request.getParameters().asMap(),
                TaxiiGate.readerOf(request).audience().ceiling(),
                configuration.maxPageObjects());
    }

    /** What the asker may be given of what it asks for; what it wrote itself it may have whatever its policy. */
    private Page page(HttpRequest<?> request, SharedCollection collection, Query query, long mostBytes) {
        Reader reader = TaxiiGate.readerOf(request);
        if (collection.inbox()) {
            return catalog.collection(reader.index(collection)).page(query.upTo(Tlp.RED), mostBytes);
        }
        return reader.audience().held()
                ? new Page(List.of(), false)
                : catalog.collection(collection.id())
                        .page(query.permitting(reader.audience().types()), mostBytes);
    }

    private HttpResponse<byte[]> given(HttpRequest<?> request, SharedCollection collection, Page page) {
        byte[] body = PageWriter.envelope(page);
        if (!collection.inbox()) {
            deliveries.given(TaxiiGate.readerOf(request).name(), collection.id(), page, body);
        }
        return Answers.of(page, body);
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

    private void mustExist(HttpRequest<?> request, SharedCollection collection, String object, Query query) {
        Reader reader = TaxiiGate.readerOf(request);
        Tlp ceiling = collection.inbox() ? Tlp.RED : query.ceiling();
        CollectionIndex index = catalog.collection(reader.index(collection));
        if (index.versionsOf(object).stream().noneMatch(o -> ceiling.admits(o.tlp()))) {
            throw new TaxiiException(404, "No such object", "It is not in this collection, or not for you");
        }
    }

    private static CollectionResource resource(HttpRequest<?> request, SharedCollection collection) {
        return new CollectionResource(
                collection.id(),
                collection.title(),
                collection.description(),
                collection.alias(),
                true,
                TaxiiGate.readerOf(request).mayWrite(collection),
                List.of(MediaTypes.STIX));
    }

    private static TaxiiException readOnly(SharedCollection collection) {
        return new TaxiiException(
                403, "Collection is read-only", collection.title() + " can be read, not written: can_write is false");
    }
}
