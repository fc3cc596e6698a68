/**
 * Writing a {@link org.postampel.check.CheckReport}: JSON for programs, text for a terminal. A
 * writer only writes; it decides nothing. Start reading at {@link
 * org.postampel.check.report.ReportWriter}.
 */
@Version("0.1.0")
package org.postampel.check.report;

import org.osgi.annotation.versioning.Version;
