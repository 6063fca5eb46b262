# Starts Diem bao at boot on Windows, by the Task Scheduler that is part of Windows. Run once, in PowerShell as administrator:
#   powershell -ExecutionPolicy Bypass -File deploy\windows-service.ps1 -Folder C:\diem-bao
# Stop: Stop-ScheduledTask DiemBao. Remove: Unregister-ScheduledTask DiemBao.
param(
  [string]$Folder = (Split-Path -Parent $PSScriptRoot),
  [string]$Account = 'NT AUTHORITY\LOCAL SERVICE'
)
$ErrorActionPreference = 'Stop'
if (-not (Test-Path (Join-Path $Folder 'package.json'))) { throw "No package.json in $Folder" }
$npm = (Get-Command npm.cmd).Source

# Packages are installed and built once by hand (npm start), so that the service account needs no registry.
icacls $Folder /grant "${Account}:(OI)(CI)M" | Out-Null

$action = New-ScheduledTaskAction -Execute $npm -Argument 'start' -WorkingDirectory $Folder
$trigger = New-ScheduledTaskTrigger -AtStartup
$trigger.Delay = 'PT30S'
$principal = New-ScheduledTaskPrincipal -UserId $Account -LogonType ServiceAccount
# Begun again a minute after it ended, for ever; never ended for running long, on battery or while idle.
$settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) `
  -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -StartWhenAvailable `
  -MultipleInstances IgnoreNew
Register-ScheduledTask -TaskName 'DiemBao' -Action $action -Trigger $trigger -Principal $principal -Settings $settings `
  -Description 'Diem bao, press desk' -Force | Out-Null
Start-ScheduledTask -TaskName 'DiemBao'
Write-Host 'DiemBao runs now and at every boot. Look at it with: npm run -s cli -- doctor'
