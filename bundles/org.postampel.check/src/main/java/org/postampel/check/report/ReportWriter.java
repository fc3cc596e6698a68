package org.postampel.check.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.check.CheckReport;

/** Puts a report into a form. Stateless, so safe for several threads. */
@ConsumerType
@FunctionalInterface
public interface ReportWriter {

  /**
   * Writes one report, several one after the other into the same writer.
   *
   * @param report the report
   * @param locale the language of its sentences
   * @param out where to; flushed, not closed
   * @throws IOException when it cannot be written
   */
  void write(CheckReport report, Locale locale, Writer out) throws IOException;
}
