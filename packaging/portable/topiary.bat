@echo off
rem Starts Topiary from a folder that can lie anywhere.
setlocal DisableDelayedExpansion
set "JAVA="
for %%H in ("%JAVA25_HOME%" "%JAVA_HOME%") do if not defined JAVA call :consider "%%~H"
if not defined JAVA for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA call :consider "%%~dpJ.."
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do (
    if not defined JAVA for /d %%H in ("%%~P\*") do if not defined JAVA call :consider "%%~H"
)
if not defined JAVA (
    echo topiary: Java 25 or newer is needed; it was looked for in JAVA25_HOME, JAVA_HOME, the PATH, the program folders and .jdks of the user.>&2
    exit /b 1
)
"%JAVA%" @topiary.jvmArgs@ -cp "%~dp0..\lib\@project.build.finalName@.jar;%~dp0..\lib\*" @topiary.mainClass@ %*
exit /b %ERRORLEVEL%

rem consider HOME: sets JAVA where HOME holds Java 25 or newer.
:consider
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==." %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "delims=.+-" %%N in ("%%~V") do if %%~N GEQ 25 set "JAVA=%~1\bin\java.exe"
)
exit /b
