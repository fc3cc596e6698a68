package org.postampel.tokenstore.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A connection that compiles each statement once: closing a prepared statement gives it back, and
 * only closing the connection ends it. SQLite's driver keeps none by itself, and compiling takes
 * longer than most of our statements. For one thread at a time, and for statements with constant
 * texts; each is used by one caller at a time, who closes its results.
 */
final class KeptStatements implements InvocationHandler {

  private final Connection real;
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  private KeptStatements(Connection real) {
    this.real = real;
  }

  /** The connection, with kept statements; closing it closes the real one. */
  static Connection over(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new KeptStatements(real));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement") && arguments.length == 1) {
      return statement((String) arguments[0]);
    }
    return call(real, method, arguments);
  }

  private PreparedStatement statement(String text) throws SQLException {
    PreparedStatement statement = kept.get(text);
    if (statement == null) {
      statement = lent(real.prepareStatement(text));
      kept.put(text, statement);
    }
    return statement;
  }

  private static PreparedStatement lent(PreparedStatement real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            // Secrets do not stay behind as parameters.
            real.clearParameters();
            return null;
          }
          return call(real, method, arguments);
        };
    return (PreparedStatement)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            handler);
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
