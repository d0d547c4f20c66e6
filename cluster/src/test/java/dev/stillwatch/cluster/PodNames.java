package dev.stillwatch.cluster;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Resolves {@code pods:///NUMBER} as DNS resolves the name of a headless Service: to the addresses of those pods that are ready. A client asks again
 * when a connection breaks, and not before, as with DNS.
 */
public final class PodNames extends NameResolverProvider {

    private static final String SCHEME = "pods";
    private static final Map<String, Collection<Pod>> NAMES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    static {
        NameResolverRegistry.getDefaultRegistry().register(new PodNames());
    }

    private PodNames() {}

    /** A target for channels. */
    static String target(Collection<Pod> pods) {
        String name = Integer.toString(NEXT.incrementAndGet());
        NAMES.put(name, List.copyOf(pods));
        return SCHEME + ":///" + name;
    }

    @Override
    protected boolean isAvailable() {
        return true;
    }

    @Override
    protected int priority() {
        return 5;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
        return Set.of(InetSocketAddress.class);
    }

    @Override
    public NameResolver newNameResolver(URI target, NameResolver.Args args) {
        return new Resolver(NAMES.getOrDefault(target.getPath().substring(1), List.of()));
    }

    private static final class Resolver extends NameResolver {

        private final Collection<Pod> pods;
        private Listener2 listener = new Listener2() {
            @Override
            public void onResult(ResolutionResult result) {}

            @Override
            public void onError(Status error) {}
        };

        private Resolver(Collection<Pod> pods) {
            this.pods = pods;
        }

        @Override
        public String getServiceAuthority() {
            return SCHEME;
        }

        @Override
        public void start(Listener2 told) {
            listener = told;
            refresh();
        }

        @Override
        public void refresh() {
            List<EquivalentAddressGroup> ready = pods.stream()
                    .filter(Pod::isListed)
                    .map(Pod::address)
                    .map(EquivalentAddressGroup::new)
                    .toList();
            listener.onResult(ResolutionResult.newBuilder()
                    .setAddressesOrError(
                            ready.isEmpty()
                                    ? StatusOr.fromStatus(Status.UNAVAILABLE.withDescription("no pod is ready"))
                                    : StatusOr.fromValue(ready))
                    .build());
        }

        @Override
        public void shutdown() {}
    }
}
