package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A pool of one connection that, unlike good pools, repairs nothing when it comes back. */
final class LentConnection implements AutoCloseable {

  private final Connection real;
  private boolean automatic;
  private int isolation;
  private boolean lent;

  LentConnection(Connection real) {
    this.real = real;
  }

  /** Sets what the borrower gets and has to bring back. */
  void prepare(boolean automaticCommit, int wantedIsolation) throws SQLException {
    real.setAutoCommit(true);
    real.setTransactionIsolation(wantedIsolation);
    real.setAutoCommit(automaticCommit);
    automatic = automaticCommit;
    isolation = wantedIsolation;
  }

  /** Fails when the connection is still out, or came back changed. */
  void assertAsPrepared() {
    try {
      assertThat(lent).isFalse();
      assertThat(real.getAutoCommit()).isEqualTo(automatic);
      assertThat(real.getTransactionIsolation()).isEqualTo(isolation);
      if (!automatic) {
        // The question itself began a transaction.
        real.rollback();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("getConnection");
              assertThat(lent).isFalse();
              lent = true;
              return connection();
            });
  }

  private Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                lent = false;
                return null;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void close() throws SQLException {
    real.close();
  }
}
