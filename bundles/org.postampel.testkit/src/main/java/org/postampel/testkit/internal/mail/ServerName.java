package org.postampel.testkit.internal.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The name and the marks the demo mail servers put into their answers, like Exchange Online's. */
public final class ServerName {
  private static final String NAME = "DEMO0001.musterfirma.example";
  private static final DateTimeFormatter MARK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GREETING =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final AtomicLong counter = new AtomicLong(0x08DE00000000L);

  /** A name whose marks carry the time of this clock. */
  public ServerName(Clock clock) {
    this.clock = clock;
  }

  /** Returns the host's name. */
  public String name() {
    return NAME;
  }

  /** Returns the name in base64, as the greetings of IMAP and POP3 carry it. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(NAME.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Returns name, time and a running number in brackets, as SMTP refusals end. */
  public String mark() {
    return "["
        + NAME
        + " "
        + MARK.format(clock.instant())
        + " "
        + Long.toHexString(counter.incrementAndGet()).toUpperCase(Locale.ROOT)
        + "]";
  }

  /** Returns the time as in the greeting of SMTP. */
  public String date() {
    return GREETING.format(clock.instant());
  }
}
