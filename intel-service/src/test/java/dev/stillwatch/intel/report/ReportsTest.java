package dev.stillwatch.intel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.evidence.CaseFiles;
import dev.stillwatch.intel.evidence.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Map<String, byte[]> FULL = files(Variant.FULL);
    private static final Map<String, byte[]> REDACTED = files(Variant.REDACTED);

    @Test
    void tellsTheCaseInPlainWords() {
        assertThat(html(REDACTED))
                .contains("123,456 requests")
                .contains("40 accounts")
                .contains("A person reviewed the case and confirmed it")
                .contains("E-value: 10<sup>17</sup>")
                .contains("False-discovery rate: 1 %")
                .contains("prompts filled from the same rare form")
                .contains("no more than this share is expected, on average, to be false");
    }

    @Test
    void whatStrangersWroteIsShownAndNeverRun() {
        assertThat(html(FULL))
                .contains("acct-&lt;script&gt;alert(1)&lt;/script&gt;-7")
                .doesNotContain("<script");
    }

    @Test
    void isWellFormedAndAsksNobodyForAnything() throws Exception {
        for (Map<String, byte[]> files : java.util.List.of(FULL, REDACTED)) {
            String html = html(files);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            html.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
            assertThat(html).doesNotContain("src=", "href=", "url(", "@import", "onload");
        }
    }

    @Test
    void thePaperSaysTheSame() throws IOException {
        try (var pdf = Loader.loadPDF(REDACTED.get("report.pdf"))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("123,456", "A person reviewed the case", "8. What this evidence can't show");
            assertThat(text.replaceAll("\\s", "")).contains(CaseFiles.CAMPAIGN);
            assertThat(text).doesNotContain("acct-", "reviewer@", "\uFFFD");
        }
    }

    private static String html(Map<String, byte[]> files) {
        return new String(files.getOrDefault("report.html", new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(Variant variant) {
        byte[] bundle = CaseFiles.builder().build(CaseFiles.file(), variant);
        Map<String, byte[]> files = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
            String out = System.getProperty("stillwatch.report.out");
            if (out != null) {
                Files.write(Path.of(out, variant.word() + ".html"), files.getOrDefault("report.html", new byte[0]));
                Files.write(Path.of(out, variant.word() + ".pdf"), files.getOrDefault("report.pdf", new byte[0]));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}
