package dev.stillwatch.intel.report;

import dev.stillwatch.intel.evidence.ReportWriter;
import dev.stillwatch.intel.evidence.SealedLeaf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report as a page and on paper. */
public final class Reports implements ReportWriter {

    @Override
    public SortedMap<String, byte[]> write(List<SealedLeaf> leaves, About about) {
        String html = HtmlReport.of(new Pieces(leaves), about);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("report.html", html.getBytes(StandardCharsets.UTF_8));
        files.put("report.pdf", PdfReport.of(html));
        return files;
    }
}
