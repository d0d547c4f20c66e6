package dev.stillwatch.intel.report;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The page on paper: the same HTML as PDF, without a date of making or a number drawn by chance, so that the same page gives the same bytes. */
final class PdfReport {

    private PdfReport() {}

    static byte[] of(String html) {
        XRLog.setLoggingEnabled(false);
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html, "")
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .toStream(OutputStream.nullOutputStream());
        var bytes = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                Calendar date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
                date.setTimeInMillis(0);
                document.getDocumentInformation().setCreationDate(date);
                document.getDocumentInformation().setModificationDate(date);
                document.setDocumentId(0L);
                document.save(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The report can't be made a PDF", e);
        }
        return bytes.toByteArray();
    }
}
