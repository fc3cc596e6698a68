@echo off
rem Starts a built distribution: this file lies in the distribution folder, beside "plugins".
rem Without an argument the host application opens with the demo tenant; otherwise the arguments
rem are those of the command line, for example:  run.cmd check --all
setlocal
set "POSTAMPEL_HOME=%~dp0"
if not exist "%POSTAMPEL_HOME%plugins" (
  echo This file starts a built distribution; "%POSTAMPEL_HOME%plugins" is missing. Build it with ./run on Linux and copy the folder here. 1>&2
  exit /b 69
)
set "POSTAMPEL_JAVA=java"
if defined JAVA_HOME set "POSTAMPEL_JAVA=%JAVA_HOME%\bin\java"
"%POSTAMPEL_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo Java 17 or newer is missing: install it, or set JAVA_HOME to its folder, and start again. 1>&2
  exit /b 69
)
set "POSTAMPEL_ARGUMENTS=%*"
if "%~1"=="" set "POSTAMPEL_ARGUMENTS=host"
"%POSTAMPEL_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.useSystemProxies=true "-Dpostampel.distribution=%POSTAMPEL_HOME%." -cp "%POSTAMPEL_HOME%plugins\*;%POSTAMPEL_HOME%framework\felix\*" org.postampel.cli.Main %POSTAMPEL_ARGUMENTS%
exit /b %errorlevel%
