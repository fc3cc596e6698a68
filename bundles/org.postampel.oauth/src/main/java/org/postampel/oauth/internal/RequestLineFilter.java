package org.postampel.oauth.internal;

import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps authorization codes out of the log: the JDK's server writes every request line with its
 * query at {@code FINE}. Its other records, and those of a host that uses that server too, pass.
 *
 * @param former the filter that was there before
 */
record RequestLineFilter(Optional<Filter> former) implements Filter {

  /** Held here, because a logger that nobody holds forgets its filter. */
  private static final Logger SERVER = Logger.getLogger("com.sun.net.httpserver");

  /** Puts the filter in front of the one that is there, once. */
  static synchronized void install() {
    if (!(SERVER.getFilter() instanceof RequestLineFilter)) {
      SERVER.setFilter(new RequestLineFilter(Optional.ofNullable(SERVER.getFilter())));
    }
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    return !tells(record.getMessage())
        && (record.getParameters() == null || nothingTold(record.getParameters()))
        && former.map(filter -> filter.isLoggable(record)).orElse(true);
  }

  private static boolean nothingTold(Object[] parameters) {
    for (Object parameter : parameters) {
      if (tells(parameter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean tells(Object part) {
    return String.valueOf(part).contains("code=");
  }
}
