package org.postampel.tokenstore.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A pool that lends connections whose server ended them, as pools do after a restart. */
final class StalePool {

  private final DataSource real;
  private final AtomicInteger stale = new AtomicInteger();

  StalePool(DataSource real) {
    this.real = real;
  }

  /** Lends so many stale connections before the next good one. */
  void lendStaleOnes(int number) {
    stale.set(number);
  }

  int staleOnesLeft() {
    return stale.get();
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            StalePool.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                Connection connection = (Connection) method.invoke(real, arguments);
                if (stale.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                  end(connection);
                }
                return connection;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void end(Connection connection) {
    try {
      Schema.execute(connection, "SELECT pg_terminate_backend(pg_backend_pid())");
      throw new AssertionError("the server did not end the connection");
    } catch (SQLException e) {
      // That is what it says when it does.
      return;
    }
  }
}
