package dev.stillwatch.intel.evidence;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.evidence.ReportWriter.About;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.MerkleTree;
import dev.stillwatch.platform.transparency.NoteSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes bundles of cases. The same case, keys and program give the same bytes. The full bundle carries what makes a redacted one of it, signed
 * already, so that whoever holds it can give less of it away without the platform: {@link Redaction}.
 */
public final class BundleBuilder {

    private static final String README = """
            This is evidence of one campaign, as Stillwatch recorded it.

            report.html    for people; report.pdf is the same on paper
            leaves.jsonl   for programs: every piece of evidence with its salt, or its hash where it is withheld
            head.note      the root of all pieces, signed; the same in the full and in the redacted bundle
            manifest.note  every file of this bundle with its SHA-256, signed
            redacted/      in the full bundle only: what makes the redacted one of it

            Verify it, on any machine and without the platform:

                stillwatch verify BUNDLE --key EVIDENCE-KEY --key LEDGER-KEY

            Get both keys from the provider by another way than this file. docs/evidence.md of Stillwatch says how everything is computed, for those
            who would rather verify it with a program of their own.
            """;

    private final NoteSigner signer;
    private final LeafSalts salts;
    private final ReportWriter reports;

    /** A builder that signs with one key. */
    public BundleBuilder(NoteSigner signer, LeafSalts salts, ReportWriter reports) {
        this.signer = signer;
        this.salts = salts;
        this.reports = reports;
    }

    /** The bundle of a case as a zip file. */
    public byte[] build(CaseFile file, Variant variant) {
        String campaign = file.campaign().getCampaignId();
        List<SealedLeaf> shown = seal(campaign, CaseLeaves.of(file, issuer()));
        List<SealedLeaf> redacted = Redaction.redact(shown);
        MerkleTree tree = tree(shown);
        byte[] head = bytes(signer.sign(new Checkpoint(origin(issuer(), campaign), tree.size(), tree.root()).text())
                .toString());
        Map<String, byte[]> less = signed(campaign, Variant.REDACTED, tree, redacted, head, Map.of());
        if (variant == Variant.REDACTED) {
            return StoredZip.write(less);
        }
        Map<String, byte[]> inner = new LinkedHashMap<>();
        less.forEach((name, content) -> {
            if (Redaction.isCarried(name)) {
                inner.put(Redaction.FOLDER + name, content);
            }
        });
        return StoredZip.write(signed(campaign, Variant.FULL, tree, shown, head, inner));
    }

    private Map<String, byte[]> signed(
            String campaign,
            Variant variant,
            MerkleTree tree,
            List<SealedLeaf> leaves,
            byte[] head,
            Map<String, byte[]> more) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", bytes(README));
        files.put(Bundle.HEAD, head);
        String root = HexFormat.of().formatHex(tree.root().toByteArray());
        files.putAll(
                reports.write(leaves, new About(variant, root, signer.verifier().toString())));
        files.put(Bundle.LEAVES, lines(leaves));
        files.putAll(more);
        int withheld = (int)
                leaves.stream().filter(l -> l instanceof SealedLeaf.Hidden).count();
        var manifest = new Manifest(campaign, variant, tree.root(), leaves.size(), withheld, Manifest.describe(files));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(Bundle.MANIFEST, bytes(signer.sign(manifest.text()).toString()));
        all.putAll(files);
        return all;
    }

    private List<SealedLeaf> seal(String campaign, List<Leaf> leaves) {
        List<SealedLeaf> sealed = new ArrayList<>();
        for (Leaf leaf : leaves) {
            ByteString salt = salts.of(campaign, SealedLeaf.hashed(leaf.name(), leaf.content()));
            sealed.add(new SealedLeaf.Shown(sealed.size(), leaf.name(), salt, leaf.content()));
        }
        return sealed;
    }

    private String issuer() {
        return signer.verifier().name();
    }

    /** Names a case's tree in its head. */
    static String origin(String issuer, String campaign) {
        return issuer + "/" + campaign;
    }

    static MerkleTree tree(List<SealedLeaf> leaves) {
        MerkleTree tree = MerkleTree.empty();
        for (SealedLeaf leaf : leaves) {
            tree = tree.with(leaf.hash());
        }
        return tree;
    }

    static byte[] lines(List<SealedLeaf> leaves) {
        return bytes(leaves.stream().map(l -> l.line() + "\n").collect(Collectors.joining()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
